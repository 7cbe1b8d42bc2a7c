import HubDomain
import HubJSON
import Testing

struct ChangeTests {
    @Test func `equal documents have no changes`() {
        let document: JSONValue = ["a": 1, "b": ["c": [1, 2]]]
        #expect(Change.between(document, document).isEmpty)
        #expect(Change.between(["a": 1, "b": 2], ["b": 2, "a": 1]).isEmpty)
    }

    @Test func `a change names the innermost member that differs`() {
        let changes = Change.between(["a": ["b": 1, "c": 2], "d": 3], ["a": ["b": 1, "c": 5], "d": 3])
        #expect(changes == [Change(pointer: "/a/c", before: 2, after: 5)])
    }

    @Test func `members come and go as null`() {
        #expect(
            Change.between(["a": 1], ["b": 2]) == [
                Change(pointer: "/a", before: 1, after: nil), Change(pointer: "/b", before: nil, after: 2),
            ]
        )
    }

    @Test func `an object that takes the place of nothing is one change`() {
        #expect(Change.between(["a": nil], ["a": ["b": 1]]) == [Change(pointer: "/a", before: nil, after: ["b": 1])])
    }

    @Test func `rows of equal number are compared one by one, other lists as a whole`() {
        let changes = Change.between(["rows": [["x": 1], ["x": 2]]], ["rows": [["x": 1], ["x": 3]]])
        #expect(changes == [Change(pointer: "/rows/1/x", before: 2, after: 3)])
        #expect(Change.between([["x": 1]], [["x": 1], ["x": 2]]).map(\.pointer) == [""])
        #expect(Change.between(["tags": ["a", "b"]], ["tags": ["a", "c"]]).map(\.pointer) == ["/tags"])
    }

    @Test func `slashes and tildes in names are escaped`() {
        #expect(Change.between(["a/b~c": 1], ["a/b~c": 2]).map(\.pointer) == ["/a~1b~0c"])
    }

    @Test func `the changes lead from any document to any other`() throws {
        var dice = DocumentDice(seed: 7)
        for _ in 0..<3_000 {
            let before = dice.document()
            let after = dice.variation(of: before)
            let changes = Change.between(before, after)
            #expect(changes.reduce(before) { $0.applying($1) }.withoutNulls == after.withoutNulls)
            #expect(Set(changes.map(\.pointer)).count == changes.count)
        }
    }

    @Test func `every change holds what was there before`() throws {
        var dice = DocumentDice(seed: 11)
        for _ in 0..<1_000 {
            let before = dice.document()
            for change in Change.between(before, dice.variation(of: before)) {
                let pointer = try #require(JSONPointer(parsing: change.pointer))
                #expect((before[pointer] ?? .null) == change.before)
                #expect(change.before != change.after)
            }
        }
    }
}
