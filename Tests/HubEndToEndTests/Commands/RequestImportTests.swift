import Foundation
import HubJSON
import Testing

struct RequestImportTests {
    @Test
    func `a table is looked at, taken in, and refused with its places`() async throws {
        let folder = try await HubFolder()
        let token = try await folder.token(for: "rex@example.com", roles: "requester")
        let hub = try await BootedHub.boot(folder)
        let file = folder.beside("briefs.csv")
        func run(_ text: String, _ options: String...) async throws -> CommandResult {
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            return try await Program.run(
                ["request", "import", file, "--url", hub.address] + options,
                environment: ["HUB_TOKEN": token]
            )
        }
        let table = "title,division\nOne,consumer\nTwo,consumer\n"
        let dry = try await run(table, "--dry-run")
        #expect(dry.status == 0, "\(dry.error)")
        #expect(dry.line == "2 requests of 2 rows are in order. Dry run: nothing was stored.")
        #expect(dry.error == "")
        let taken = try await run(table, "--json")
        #expect(taken.status == 0)
        #expect(try JSONParser.parse(Array(taken.output.utf8))["created"]?.array?.count == 2)

        let wrong = table + ",nowhere\n"
        let looked = try await run(wrong, "--dry-run")
        #expect(looked.status == 3)
        #expect(looked.output.contains("line 4, title: "))
        #expect(looked.error.contains("2 problems in 3 rows"))
        let refused = try await run(wrong)
        #expect(refused.status == 3)
        #expect(refused.error.contains("line 4, division: "))
        #expect(refused.error.contains("2 problems; nothing was taken in."))
        let broken = try await run("title,division\n\"x\"y,consumer\n")
        #expect(broken.status == 1)
        #expect(broken.error.contains("line 2, column 4"))
        let list = try await hub.client.get("/v1/campaigns", token: token).json()
        #expect(list["items"]?.array?.count == 2)
    }

    @Test
    func `what keeps it from calling is told with its status`() async throws {
        let scratch = try ScratchFolder()
        let file = scratch.file("briefs.csv")
        try "title,division\n".write(toFile: file, atomically: true, encoding: .utf8)
        func status(_ arguments: String...) async throws -> Int32 {
            try await Program.run(["request", "import"] + arguments).status
        }
        #expect(try await status(file) == 2)
        #expect(try await status(file, "--url", "ftp://x", "--token", "t") == 2)
        #expect(try await status(file, "--url", "http://127.0.0.1:1") == 2)
        #expect(try await status(file, "--url", "http://127.0.0.1:1", "--token", "t") == 4)
        #expect(try await status(scratch.file("none"), "--url", "http://127.0.0.1:1", "--token", "t") == 1)
    }
}
