import Foundation
import HubJSON
import Testing

/// Making the demo takes a debug build too long, so these run on a release build, named in `HUB_BINARY`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["HUB_BINARY"] != nil, "HUB_BINARY names no release build"))
struct DemoTests {
    @Test
    func `a new folder is filled once, with a token for each role`() async throws {
        let scratch = try ScratchFolder()
        let data = scratch.file("data")
        let first = try await BootedHub.boot(dataDirectory: data, arguments: ["--demo", "--demo-date", "2026-11-21"])
        let tokens = try tokens(in: data)
        let requester = try #require(tokens["requester"])
        let page = try await first.client.get("/v1/campaigns?limit=1", token: requester).json()
        #expect(page["items"]?.array?.count == 1)
        try await checkPrices(first.client, try #require(tokens["finance"]))
        #expect(try await first.stop() == 0)

        let second = try await BootedHub.boot(dataDirectory: data, arguments: ["--demo"])
        #expect(try self.tokens(in: data) == tokens)
        #expect(try await second.client.get("/v1/campaigns?limit=1", token: requester).json() == page)
        #expect(try await Program.run("audit", "verify", "--data-dir", data).status == 0)
    }

    @Test
    func `data that was cut short is refused, and kept when asked for`() async throws {
        let folder = try await HubFolder()
        try Data().write(to: URL(filePath: folder.path + "/demo-unfinished"))
        let refused = try await folder.run("serve", "--demo", "--port", "0")
        #expect(refused.status == 3)
        #expect(refused.error.contains("cut short"))
        let hub = try await BootedHub.boot(folder)
        #expect(try await hub.client.get("/healthz").status == 200)
    }

    /// Some services are ready for a fixed price and some aren't, for reasons; one has got its price, and drifts.
    private func checkPrices(_ client: HTTPClient, _ token: String) async throws {
        let portfolio = try await client.get("/v1/pricing/portfolio", token: token).json()
        #expect(Set((portfolio["convertNext"]?.array ?? []).compactMap { $0["service"]?.string }).count >= 2)
        let drifting = (portfolio["notReady"]?.array ?? []).first { $0["service"] == "paid-social" }
        #expect(drifting?["because"]?.array?.isEmpty == false)
        let agreements = try await client.get("/v1/pricing/proposals", token: token).json()["items"]?.array ?? []
        let price = try #require(agreements.first { $0["state"] == "in-force" })
        #expect(price["service"] == "landing-page" && price["kind"] == "fixed")
        #expect(price["approvals"]?.array?.count == 1 && price["acknowledgements"]?.array?.count == 4)
        #expect(price["watch"]?["raisedAt"]?.string?.hasPrefix("2026-1") == true)
        #expect(agreements.contains { $0["supersedes"] == price["number"] && $0["state"] == "proposed" })
    }

    private func tokens(in folder: String) throws -> [String: String] {
        let text = try String(contentsOfFile: folder + "/demo-tokens", encoding: .utf8)
        let pairs = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        return Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
    }
}
