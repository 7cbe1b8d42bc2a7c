import HubJSON
import Testing

struct RecordTests {
    @Test
    func `the record of an untouched hub is whole`() async throws {
        let folder = try await HubFolder()
        let result = try await folder.run("audit", "verify", "--json")
        #expect(result.status == 0)
        let report = try JSONParser.parse(Array(result.output.utf8))
        #expect(report["sound"] == true)
        // The administrator, the token, and each definition.
        #expect(report["events"]?.integer == Int64(try ConfigurationCopy.definitionCount) + 2)
        #expect(report["problems"] == [])
    }

    @Test(.enabled(if: StoreEdit.isPossible, "needs Python to edit a store"))
    func `an event changed behind the hub's back is found`() async throws {
        let folder = try await HubFolder()
        try await StoreEdit.run("UPDATE events SET body = '{}' WHERE seq = 1", on: folder)
        let result = try await folder.run("audit", "verify")
        #expect(result.status == 1)
        #expect(result.output.contains("(seq 1): the content does not agree with its hash"))
        #expect(result.error.contains("tampered"))
    }

    @Test
    func `the API's description is the one that a server gives`() async throws {
        let folder = try await HubFolder()
        let printed = try await Program.run("openapi")
        #expect(printed.status == 0)
        let hub = try await BootedHub.boot(folder)
        let served = try await hub.client.get("/openapi.json")
        #expect(try JSONParser.parse(Array(printed.output.utf8)) == served.json())
    }
}
