import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct StatementTests {
    @Test func `every statement of the hub prepares and finds its rows by an index`() async throws {
        let test = try await TestHub()
        let findings = try await test.driver.withWriter { StatementCatalogue.hub.findings(on: $0) }
        #expect(findings.map(\.description) == [])
        try await test.close()
    }

    @Test func `no name is given twice`() {
        #expect(StatementCatalogue.hub.repeatedNames == [])
        #expect(StatementCatalogue.hub.statements.count > 100)
    }
}
