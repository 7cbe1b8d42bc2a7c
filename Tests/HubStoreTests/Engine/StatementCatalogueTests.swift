import HubDomain
import HubSQLite
import HubStore
import Testing

@Suite(.timeLimit(.minutes(60)))
struct StatementCatalogueTests {
    private func problems(_ statements: Statement...) async throws -> [String] {
        let scratch = try await ScratchStore()
        try await scratch.driver.withWriter {
            try $0.execute(script: "CREATE INDEX notes_size ON notes (size, id)")
        }
        let findings = try await scratch.driver.withWriter { connection in
            statements.flatMap { StatementCatalogue([$0]).findings(on: connection) }
        }
        try await scratch.close()
        return findings.map(\.description)
    }

    @Test func `a statement that reads a whole table is found`() async throws {
        let sql = "SELECT name FROM notes WHERE body = ?1"
        #expect(try await problems(Statement("t.scan", sql)) == ["t.scan: reads a whole table: SCAN notes"])
        #expect(try await problems(Statement("t.small", sql, mayScan: true)) == [])
    }

    @Test func `a scan hidden in a join or a common table is found`() async throws {
        let join = Statement(
            "t.join",
            "SELECT a.name FROM notes AS a CROSS JOIN notes AS b ON b.body = a.body WHERE a.size = ?1"
        )
        let common = Statement(
            "t.common",
            "WITH n AS MATERIALIZED (SELECT body FROM notes) SELECT body FROM n WHERE body = ?1"
        )
        #expect(try await problems(join) == ["t.join: reads a whole table: SCAN b"])
        #expect(try await problems(common) == ["t.common: reads a whole table: SCAN notes"])
    }

    @Test func `look-ups, index walks, constants and sub-queries are fine`() async throws {
        let fine = [
            Statement("t.key", "SELECT name FROM notes WHERE id = ?1", isHot: true),
            Statement(
                "t.index",
                "SELECT id FROM notes WHERE (size, id) > (?1, ?2) ORDER BY size, id LIMIT ?3",
                isHot: true
            ),
            Statement("t.walk", "SELECT name FROM notes ORDER BY size, id LIMIT ?1", isHot: true),
            Statement("t.constant", "SELECT ?1", isHot: true),
            Statement(
                "t.common",
                "WITH n AS MATERIALIZED (SELECT body FROM notes WHERE size = ?1) SELECT body FROM n",
                isHot: true
            ),
            Note.insert,
        ]
        for statement in fine { #expect(try await problems(statement) == []) }
    }

    @Test func `a hot statement may not sort`() async throws {
        let sql = "SELECT name FROM notes WHERE size = ?1 ORDER BY body"
        #expect(try await problems(Statement("t.cold", sql)) == [])
        #expect(
            try await problems(Statement("t.hot", sql, isHot: true)) == ["t.hot: sorts: USE TEMP B-TREE FOR ORDER BY"]
        )
    }

    @Test func `a statement that cannot be prepared is found`() async throws {
        let problems = try await problems(Statement("t.broken", "SELECT name FROM nowhere"))
        #expect(problems.count == 1)
        #expect(problems.first == "t.broken: statement failed: no such table: nowhere [1] (t.broken)")
    }

    @Test func `a name given twice is found`() {
        let catalogue = StatementCatalogue(
            [Statement("a", "SELECT 1"), Statement("b", "SELECT 2")],
            [Statement("a", "SELECT 3")]
        )
        #expect(catalogue.repeatedNames == ["a"])
    }
}
