import HubDomain
import Testing

struct ReferenceTests {
    @Test(arguments: [
        "goal", "modules[0].link", "modules[*].link", "approvers[kind=legal]", "approvers[kind=legal].person",
        "locales.count",
        "modules[*].count", "division.key", "venue[12]", "rows[a=b=c]",
    ]) func `a reference reads back as it was written`(_ text: String) {
        #expect(Reference(text)?.description == text)
    }

    @Test(arguments: [
        "", ".", "[0]", "goal.", ".goal", "goal[", "goal[]", "goal[-1]", "goal[kind=]", "goal[=legal]", "goal[kind]",
        "goal[0]x",
        "goal.a.b", "goal[0].a.b", "goal[0][1]", "1goal", "go al", "gоal",
    ]) func `what is no reference is refused`(_ text: String) {
        #expect(Reference(text) == nil)
    }

    @Test func `count is not a column`() throws {
        let reference = try #require(Reference(["modules[*]", "count"].joined(separator: ".")))
        #expect(reference.isCount)
        #expect(reference.column == nil)
        #expect(reference.selector == .every)
    }
}
