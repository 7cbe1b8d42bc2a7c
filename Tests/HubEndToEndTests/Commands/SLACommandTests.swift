import HubJSON
import Testing

struct SLACommandTests {
    @Test
    func `the calculator explains a deadline on a built-in calendar without any store`() async throws {
        let result = try await Program.run(
            "sla",
            "explain",
            "--calendar",
            "germany-berlin",
            "--start",
            "2026-12-23T17:00:00+01:00",
            "--goal-minutes",
            "240"
        )
        #expect(result.status == 0)
        #expect(result.output.contains("Due 2026-12-24T11:15:00.000Z, 2026-12-24 12:15 local time"))
        #expect(result.output.contains("2026-12-23 17:00  2026-12-23 17:45  45       45"))
        #expect(result.output.contains("special day"))
    }

    @Test
    func `machines get the answer of the API, and every problem ends with status 3`() async throws {
        let answer = try await Program.run(
            "sla",
            "explain",
            "--calendar",
            "always",
            "--start",
            "2026-11-23T09:00:00Z",
            "--end",
            "2026-11-23T10:00:30Z",
            "--pause",
            "2026-11-23T09:10:00Z/2026-11-23T09:20:00Z",
            "--json"
        )
        let json = try JSONParser.parse(Array(answer.output.utf8))
        #expect(json["elapsedMinutes"] == 50)
        #expect(json["elapsedSeconds"] == 3_030)
        let refused = try await Program.run(
            "sla",
            "explain",
            "--calendar",
            "atlantis",
            "--start",
            "2026-11-23T09:00:00Z"
        )
        #expect(refused.status == 3)
        #expect(refused.error.contains("calendar: There is no calendar \"atlantis\""))
        #expect(refused.error.contains("goalMinutes:"))
        #expect(try await Program.run("sla", "explain", "--calendar", "always").status == 2)
    }
}
