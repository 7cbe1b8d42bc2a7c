import HubDomain
import Testing

struct TimeTableTests {
    private func table(_ text: String) throws -> TimeTable {
        var table = TimeTable([.person: "who", .campaign: "job", .line: "line", .date: "day", .hours: "spent"])
        var parser = CSVParser()
        for record in try parser.read(Array(text.utf8)) { table.take(record) }
        for record in try parser.finish() { table.take(record) }
        return table
    }

    @Test func `rows become drafts, whatever the order of the columns`() throws {
        let table = try table(
            "spent,day,who,job,line\n1.5,2026-03-02,a@example.com,CMP-1001,L1\n0.25,2026-03-03,a@example.com,CMP-1001,L2\n"
        )
        #expect(table.problems.isEmpty)
        #expect(table.rows.map(\.draft.minutes) == [90, 15])
        #expect(table.rows.map(\.draft.line) == ["L1", "L2"])
        #expect(table.rows.map(\.line) == [2, 3])
    }

    @Test func `every bad cell is named by line and column`() throws {
        let table = try table("who,job,line,day,spent\n,CMP-1,L1,2 March,1.333\na@example.com,X,L1,2026-03-02,1\n")
        #expect(table.rows.isEmpty)
        #expect(table.problems.map { "\($0.line) \($0.column)" } == ["2 day", "2 spent", "2 who", "3 job"])
    }

    @Test func `equal rows are told apart by how often they came`() throws {
        let row = "a@example.com,CMP-1001,L1,2026-03-02,1\n"
        let text = "who,job,line,day,spent\n" + row + row
        let references = try table(text).rows.compactMap(\.draft.reference)
        #expect(Set(references).count == 2)
        #expect(try table(text).rows.compactMap(\.draft.reference) == references)
    }

    @Test func `a column that isn't there is named`() throws {
        #expect(try table("who,job,day,spent\n").problems.map(\.column) == ["line"])
    }
}
