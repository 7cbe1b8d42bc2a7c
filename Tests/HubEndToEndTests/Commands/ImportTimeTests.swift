import Foundation
import HubJSON
import Testing

struct ImportTimeTests {
    private static let columns = [
        "--map", "person=Who,campaign=Job,line=Part,activity=What,date=Day,hours=Spent,ref=No",
    ]
    private static let heading = "No,Who,Job,Part,What,Day,Spent\n"

    private static func importing(_ text: String, _ folder: HubFolder, _ more: String...) async throws -> CommandResult
    {
        let file = folder.beside("sheet.csv")
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return try await Program.run(["import", "time", file, "--data-dir", folder.path] + columns + more)
    }

    private static func today(minus days: Int) -> String {
        Date(timeIntervalSinceNow: Double(-days) * 86_400).formatted(.iso8601.year().month().day())
    }

    @Test func `a sheet is tried, refused with its bad rows, entered, and harmless when it comes again`() async throws {
        let folder = try await HubFolder()
        let team = try await Team(in: folder)
        let hub = try await BootedHub.boot(folder)
        let key = try await team.submit("newsletter-consumer-garden", to: hub)
        let day = Self.today(minus: 2)
        let good = Self.heading + "1,pam@example.com,\(key),L1,,\(day),1.25\n2,pam@example.com,,,meeting,\(day),0.5\n"

        let busy = try await Self.importing(good, folder)
        #expect(busy.status == 3 && busy.error.contains("in use"))
        #expect(try await Self.importing(good, folder, "--dry-run").line == "2 rows would be entered.")
        #expect(try await hub.stop() == 0)

        let bad = good + "3,nobody@example.com,\(key),L1,,\(day),1\n4,pam@example.com,\(key),L9,,soon,1.333\n"
        let refused = try await Self.importing(bad, folder)
        #expect(refused.status == 3 && refused.output.isEmpty)
        for place in ["line 4, Who: ", "line 5, Day: ", "line 5, Spent: ", "nothing was entered"] {
            #expect(refused.error.contains(place), "\(place) in \(refused.error)")
        }

        let entered = try JSONParser.parse(try await Self.importing(good, folder, "--json").output)
        #expect(entered["entered"] == 2 && entered["known"] == 0)
        let again = try JSONParser.parse(try await Self.importing(good, folder, "--json").output)
        #expect(again["entered"] == 0 && again["known"] == 2)

        let served = try await BootedHub.boot(folder)
        let path = "/v1/campaigns/\(key)/time-entries"
        let entries = try await served.client.get(path, token: team.producer).json()["items"]?.array ?? []
        #expect(entries.map { $0["minutes"] } == [75])
        // 72.24 an hour.
        #expect(entries.first?["bill"] == ["amountMinor": 9_030, "currency": "GBP"])
        #expect(try await folder.run("audit", "verify").status == 0)
    }

    @Test func `a map that lacks a part is told before anything is read`() async throws {
        let folder = try await HubFolder()
        for map in ["person=a,date=b", "person=a,date=b,minutes=c", "who=a", "person=a,person=b"] {
            let result = try await folder.run("import", "time", "none.csv", "--map", map)
            #expect(result.status == 2, "\(map)")
        }
    }
}
