import HubDefinitions
import HubDomain
import HubStore
import HubTestSupport
import Testing

@testable import HubOperations

struct RateCardTests {
    private static let path = "rate-cards/standard-gbp.yaml"
    private static let begin = "validFrom: 2024-01-01"

    private func apply(_ edits: [(String, String)], on test: TestHub) async throws -> [Int] {
        let files = try TestHub.shippedFiles().map { file in
            guard file.path == Self.path else { return file }
            let text = try edits.reduce(file.text) { text, edit in
                try #require(text.contains(edit.0))
                return text.replacing(edit.0, with: edit.1)
            }
            return DefinitionFile(path: file.path, text: text)
        }
        _ = try await test.hub.apply(try DefinitionSet.load(files: files), author: "tests", reason: nil)
        return try await test.hub.store.read { tx in
            try tx.definitions.versions(of: .rateCard).filter { $0.key == "standard-gbp" }.map(\.version)
        }
    }

    private func rate(on day: String, _ test: TestHub) throws -> Int64 {
        let work = RatedWork(
            role: .producer,
            division: "consumer",
            currency: "GBP",
            date: try #require(CivilDate(iso8601: day))
        )
        return try test.hub.definitions.money.rates.rate(for: work, overriding: [:]).hourly.bill
    }

    @Test func `a card that is in force can't be changed, the next version begins later`() async throws {
        let test = try await TestHub()
        let old = try rate(on: "2026-03-02", test)
        let dearer = ("{role: producer, bill: \"72.24\"", "{role: producer, bill: \"99.00\"")
        let rows = try await test.rowCounts()
        let error = await #expect(throws: DefinitionProblems.self) { try await apply([dearer], on: test) }
        let problem = try #require(error?.problems.first)
        #expect(problem.file.hasSuffix(Self.path))
        #expect(problem.message.contains("is in force and can't be changed"))
        // Neither does a first day in the past make a new version of it.
        await #expect(throws: DefinitionProblems.self) {
            try await apply([dearer, (Self.begin, "validFrom: 2026-03-01")], on: test)
        }
        #expect(try await test.rowCounts() == rows)
        #expect(try rate(on: "2026-03-02", test) == old)

        #expect(try await apply([dearer, (Self.begin, "validFrom: 2026-05-01")], on: test) == [1, 2])
        #expect(try rate(on: "2026-04-30", test) == old)
        #expect(try rate(on: "2026-05-01", test) == 9_900)
        // Until it is in force it can still be changed.
        let later = [
            ("{role: producer, bill: \"72.24\"", "{role: producer, bill: \"98.00\""),
            (Self.begin, "validFrom: 2026-05-01"),
        ]
        #expect(try await apply(later, on: test) == [1, 2, 3])
        #expect(try rate(on: "2026-05-01", test) == 9_800)
        test.clock.set(try #require(Instant(rfc3339: "2026-05-02T09:00:00Z")))
        await #expect(throws: DefinitionProblems.self) {
            try await apply([dearer, (Self.begin, "validFrom: 2026-05-01")], on: test)
        }
    }
}
