import Foundation
import HubJSON
import Testing

struct ImportHistoryTests {
    private static let stages = [
        "--stages", "Assign seriousness=intake", "Take in charge ticket=build", "Resolve ticket=qa", "Wait=hold",
        "Closed=closed",
    ]
    private static let columns = ["--map", "case=case_id,activity=activity,at=timestamp,resource=resource"]

    private static func importing(_ file: String, _ folder: HubFolder, _ more: String...) async throws -> CommandResult
    {
        try await Program.run(["import", "history", file, "--data-dir", folder.path] + columns + stages + more)
    }

    private static var log: String? {
        ProcessInfo.processInfo.environment["HUB_REAL_DATA"].map { $0 + "/helpdesk_log.csv.gz" }
    }

    private static func fixture() throws -> JSONValue {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let file = root.appending(path: "../../Fixtures/oracles/kpi-log.json").standardized
        return try JSONParser.parse(Array(try Data(contentsOf: file)))
    }

    /// Ties in 129 cases, 21 that never close: what a program of its own computes of the log, to the digit.
    @Test(.enabled(if: log != nil, "needs HUB_REAL_DATA, the folder of real data"))
    func `figures of a real log are those that scripts/oracles/kpi_log.py computes`() async throws {
        let wanted = try Self.fixture()
        let folder = try await HubFolder()
        let file = try #require(Self.log)
        let result = try await Self.importing(file, folder, "--json")
        #expect(result.status == 0, "\(result.error)")
        let report = try JSONParser.parse(result.output)
        #expect(report["campaigns"] == wanted["cases"] && report["open"] == wanted["open"])
        #expect(result.error.isEmpty, "no progress without a terminal")
        let again = try JSONParser.parse(try await Self.importing(file, folder, "--json").output)
        #expect(again["campaigns"] == 0 && again["known"] == wanted["cases"] && again["changed"] == [])
        let proof = try await folder.run("kpi", "rebuild", "--verify")
        #expect(proof.status == 0, "\(proof.output)")

        let hub = try await BootedHub.boot(folder)
        func figure(_ path: String) async throws -> JSONValue {
            let query = "from=2009-01-01&to=2015-01-01&zone=Europe/Rome"
            return try await hub.client.get("/v1/kpis/\(path)?\(query)", token: folder.adminToken).json()
        }
        for (metric, name) in [("lead-time", "leadTime"), ("cycle-time", "cycleTime")] {
            let shown = try await figure(metric)
            #expect(shown["n"] == wanted[name]?["n"])
            for part in ["mean", "p50", "p85", "p95"] {
                #expect(shown["value"]?[part] == wanted[name]?[part], "\(metric) \(part)")
            }
        }
        let rework = try await figure("rework-rate")
        #expect(rework["n"] == wanted["rework"]?["decisions"] && rework["value"] == wanted["rework"]?["rate"])
        let path = "/v1/kpis/throughput?from=2009-01-01&to=2015-01-01&zone=Europe/Rome&interval=month"
        let months = try await hub.client.get(path, token: folder.adminToken).json()["series"]?.array ?? []
        let counts = months.compactMap(\.["n"]?.integer).filter { $0 > 0 }
        #expect(counts == wanted["throughput"]?.object?.members.compactMap(\.value.integer))
    }

    @Test func `bad rows are listed with line and column, and nothing is imported`() async throws {
        let folder = try await HubFolder()
        let file = folder.beside("log.csv")
        let text =
            "case_id,activity,timestamp,resource\nA,Closed,2026-01-01 10:00,x\nB,,2026-01-01T10:00:00Z,x\nC,Closed\n"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let result = try await Self.importing(file, folder)
        #expect(result.status == 3 && result.output.isEmpty)
        #expect(result.error.contains("line 2, column timestamp") && result.error.contains("--zone"))
        #expect(result.error.contains("line 3, column activity") && result.error.contains("line 4, column 3"))
        let hub = try await BootedHub.boot(folder)
        let list = try await hub.client.get("/v1/campaigns", token: folder.adminToken).json()
        #expect(list["items"] == [])
    }

    @Test func `a format of strptime and a zone are understood, a file with stages too`() async throws {
        let folder = try await HubFolder()
        let file = folder.beside("log.csv")
        let stages = folder.beside("stages.json")
        try #"{"done": "live", "made": "build"}"#.write(toFile: stages, atomically: true, encoding: .utf8)
        try
            "id,what,when\r\n7,open,01/07/2026 10:00:00\r\n7,made,02/07/2026 10:00:00\r\n7,done,\"03/07/2026 10:00:00\"\r\n"
            .write(toFile: file, atomically: true, encoding: .utf8)
        let result = try await Program.run(
            "import",
            "history",
            file,
            "--data-dir",
            folder.path,
            "--map",
            "case=id,activity=what,at=when",
            "--stages",
            "@\(stages)",
            "--zone",
            "Europe/Berlin",
            "--timestamp-format",
            "%d/%m/%Y %H:%M:%S"
        )
        #expect(result.status == 0, "\(result.error)")
        let hub = try await BootedHub.boot(folder)
        let campaign = try await hub.client.get("/v1/campaigns", token: folder.adminToken).json()["items"]?.array?.first
        #expect(campaign?["submittedAt"] == "2026-07-01T08:00:00.000Z")
        #expect(campaign?["launchedAt"] == "2026-07-03T08:00:00.000Z" && campaign?["stage"] == "live")
    }

    @Test func `wrong use is told from a file that isn't there and from a hub that serves`() async throws {
        let folder = try await HubFolder()
        #expect(try await folder.run("import", "history", "x.csv", "--map", "case=a", "--stages", "a=b").status == 2)
        #expect(try await Self.importing(folder.beside("missing.csv"), folder).status == 4)
        let file = folder.beside("log.csv.gz")
        try "case_id,activity,timestamp,resource\n".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try await Self.importing(file, folder).error.contains("is not gzip"))
        let plain = folder.beside("log.csv")
        try "case_id,activity,timestamp,resource\n".write(toFile: plain, atomically: true, encoding: .utf8)
        let hub = try await BootedHub.boot(folder)
        let refused = try await Self.importing(plain, folder)
        #expect(refused.status == 3 && refused.error.contains("in use"))
        #expect(try await Self.importing(plain, folder, "--dry-run").status == 0)
        #expect(try await hub.stop() == 0)
    }

    @Test(.enabled(if: StoreEdit.isPossible, "needs Python 3"))
    func `the example of a dashboard draws once and then has nothing to draw`() async throws {
        let folder = try await HubFolder()
        let hub = try await BootedHub.boot(folder)
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let script = root.appending(path: "../../../examples/dashboard.py").standardized.path
        let metrics = ["throughput", "cycle-time", "csat"]
        let child = try Child("/usr/bin/env", ["python3", script, hub.address, folder.adminToken, "--once"] + metrics)
        #expect(try await child.exitStatus() == 0, "\(child.error)")
        let lines = child.output.split(separator: "\n")
        try #require(lines.count == 4)
        #expect(lines[0].contains("0 campaigns") && lines[2].contains("nothing to measure yet"))
        #expect(lines[3] == "3 of 3 unchanged")
    }
}
