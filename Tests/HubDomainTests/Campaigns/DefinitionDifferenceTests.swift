import HubDomain
import HubJSON
import Testing

@Suite struct DefinitionDifferenceTests {
    private func places(_ before: JSONValue, _ after: JSONValue) -> [String] {
        DefinitionDifference.between(before, after).map { "\($0.pointer) \($0.place)" }
    }

    @Test func `parts of lists are told apart by their names`() {
        let before: JSONValue = ["fields": [["id": "a", "due": "intake"], ["id": "b"], ["id": "c"]]]
        let after: JSONValue = ["fields": [["id": "x"], ["id": "a", "due": "build"], ["id": "c"]]]
        let changes = DefinitionDifference.between(before, after)
        #expect(
            changes == [
                .init(pointer: "/fields/0", place: "fields[x]", before: .null, after: ["id": "x"]),
                .init(pointer: "/fields/1/due", place: "fields[a].due", before: "intake", after: "build"),
                .init(pointer: "/fields/1", place: "fields[b]", before: ["id": "b"], after: .null),
            ]
        )
    }

    @Test func `another order of the same parts is one change`() {
        let before: JSONValue = ["stages": [["key": "a"], ["key": "b"]]]
        let after: JSONValue = ["stages": [["key": "b"], ["key": "a"]]]
        let changes = DefinitionDifference.between(before, after)
        #expect(
            changes == [
                .init(pointer: "/stages", place: "stages (order)", before: ["a", "b"], after: ["b", "a"])
            ]
        )
    }

    @Test func `lists without names are compared whole, or part by part when they are as long`() {
        #expect(places(["skills": ["a", "b"]], ["skills": ["a", "c"]]) == ["/skills skills"])
        let before: JSONValue = ["sizing": [["tier": "L"], ["tier": "S"]]]
        #expect(places(before, ["sizing": [["tier": "M"], ["tier": "S"]]]) == ["/sizing/0/tier sizing[0].tier"])
        #expect(places(before, ["sizing": [["tier": "S"]]]) == ["/sizing sizing"])
        #expect(places(["tasks": []], ["tasks": [["id": "t1"]]]) == ["/tasks/0 tasks[t1]"])
    }

    @Test func `what is equal has no difference, whatever the order of its members`() {
        #expect(places(["a": 1, "b": 2], ["b": 2, "a": 1]) == [])
        #expect(places(["a": ["x/y": 1]], ["a": ["x/y": 2]]) == ["/a/x~1y a.x/y"])
    }
}
