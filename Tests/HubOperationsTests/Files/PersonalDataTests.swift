import Foundation
import HubDomain
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct PersonalDataTests {
    @Test func `who takes a file with personal data is written down before it is given`() async throws {
        let files = try await FileCase()
        let file = try await files.added("ada@example.com", isPersonal: true)
        let other = try await files.added("bob@example.com", isPersonal: true)
        let hub = files.test.hub
        for person in [TestPerson.producer, .viewer] {
            _ = try await hub.content(of: file.id, of: files.key, for: person.caller, isSent: true)
        }
        _ = try await hub.content(of: other.id, of: files.key, for: TestPerson.lead.caller, isSent: true)
        _ = try await hub.content(of: file.id, of: files.key, for: TestPerson.lead.caller, isSent: false)
        _ = try await hub.file(file.id, of: files.key, for: TestPerson.finance.caller)

        let lead = TestPerson.lead.caller
        let first = try await hub.readings(of: file.id, of: files.key, for: lead, PageRequest(limit: 1))
        #expect(first.items.map(\.person.id) == [TestPerson.producer.id])
        #expect(first.items.map(\.person.name) == [TestPerson.producer.name])
        let rest = try await hub.readings(
            of: file.id,
            of: files.key,
            for: lead,
            PageRequest(limit: 5, after: first.next)
        )
        #expect(rest.items.map(\.person.id) == [TestPerson.viewer.id])
        #expect(rest.next == nil)
        #expect(try await files.test.eventCounts()["file.read"] == 3)
        #expect(try await files.test.chainProblems() == [])
    }

    @Test func `a reading that can't be written down is refused`() async throws {
        let files = try await FileCase()
        let file = try await files.added("ada@example.com", isPersonal: true)
        try await files.test.limitGrowth(to: 0)
        var given = 0
        await refusal(.storeFull) {
            for _ in 0..<500 {
                _ = try await files.test.hub.content(
                    of: file.id,
                    of: files.key,
                    for: TestPerson.viewer.caller,
                    isSent: true
                )
                given += 1
            }
        }
        #expect(try await files.test.eventCounts()["file.read"] ?? 0 == given)
    }

    @Test func `personal data goes when its campaign has been over for long enough, and not before`() async throws {
        let files = try await FileCase()
        let personal = try await files.added("ada@example.com", isPersonal: true)
        let plain = try await files.added("plan")
        let purge = PersonalDataPurge(hub: files.test.hub)
        func runOnce() async throws -> Int { try await purge.runOnce(now: files.test.now, limit: 1) }

        #expect(try await runOnce() == 0)
        _ = try await ScenarioRunner(files.test).advance(files.key, to: "closed")
        #expect(try await runOnce() == 0)
        files.test.clock.advance(by: Milliseconds(Milliseconds.days(90).count - 1))
        #expect(try await runOnce() == 0)
        #expect(files.bytes.count == 2)
        files.test.clock.advance(by: Milliseconds(1))
        #expect(try await runOnce() == 1)
        #expect(try await runOnce() == 0)

        let purged = try await files.test.hub.file(personal.id, of: files.key, for: TestPerson.viewer.caller).file
        #expect(purged.purgedAt == files.test.now)
        #expect(purged.name == "purged")
        #expect(files.bytes.count == 1)
        #expect(try await files.list().map(\.id) == [personal.id, plain.id])
        await refusal(.notFound) {
            try await files.test.hub.content(
                of: personal.id,
                of: files.key,
                for: TestPerson.lead.caller,
                isSent: true
            )
        }
        #expect(try await files.test.eventCounts()["file.purged"] == 1)
        let names = try await files.test.allEvents().filter { $0.event.type.hasPrefix("file.") }.map(\.event.body)
        #expect(names.filter { $0.contains("notes.txt") }.count == 1)
    }

    @Test func `bytes that a file without personal data shares are kept for that one`() async throws {
        let files = try await FileCase()
        _ = try await files.added("shared", isPersonal: true)
        _ = try await files.added("shared")
        _ = try await ScenarioRunner(files.test).advance(files.key, to: "closed")
        files.test.clock.advance(by: .days(91))
        #expect(try await PersonalDataPurge(hub: files.test.hub).runOnce(now: files.test.now, limit: 10) == 1)
        #expect(files.bytes.count == 1)
    }
}
