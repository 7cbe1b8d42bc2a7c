import HubDomain
import HubJSON
import Testing

/// Valid and invalid values of every field type.
struct FieldTypeTests {
    @Test(arguments: FieldCase.valid) func `a valid value has no problem`(_ value: FieldCase) {
        #expect(value.issues.isEmpty, "\(value)")
    }

    @Test(arguments: FieldCase.invalid) func `an invalid value is refused at its place`(_ value: FieldCase) {
        #expect(value.issues.map(\.pointer) == value.pointers, "\(value) \(value.issues)")
        #expect(value.issues.allSatisfy { !$0.detail.isEmpty && $0.satisfy == nil })
    }

    @Test func `no answer is a valid answer of every type`() {
        for (_, type) in FieldCase.types {
            let field = FieldDefinition(id: "f", label: "F", type: type)
            #expect(field.problems(with: .null, at: "/f").isEmpty)
        }
    }

    @Test func `every type refuses values of another kind`() {
        for (name, type) in FieldCase.types where name != "boolean" {
            let field = FieldDefinition(id: "f", label: "F", type: type)
            #expect(field.problems(with: true, at: "/f").map(\.pointer) == ["/f"], "\(name)")
        }
    }

    @Test func `a value per locale is an object of language tags`() {
        let field = FieldDefinition(id: "f", label: "F", type: .text(.none, pattern: nil), isPerLocale: true)
        #expect(field.problems(with: ["en-GB": "Hello", "de-DE": nil], at: "/f").isEmpty)
        #expect(field.problems(with: "Hello", at: "/f").map(\.pointer) == ["/f"])
        #expect(
            field.problems(with: ["english please": "Hello", "de": 4], at: "/f").map(\.pointer) == [
                "/f/english please", "/f/de",
            ]
        )
    }

    @Test func `a hostile number of members makes a short answer`() {
        let many = JSONObject((0..<20_000).map { (key: "member-\($0)", value: 1) })
        let perLocale = FieldDefinition(id: "f", label: "F", type: .boolean, isPerLocale: true)
        #expect(perLocale.problems(with: .object(many), at: "/f").count == 1)
        #expect([perLocale].problems(with: many, at: "").count == 50)
        let choices = FieldDefinition(id: "c", label: "C", type: .choices(["a", "b"], .none))
        #expect(choices.problems(with: .array(Array(repeating: 1, count: 20_000)), at: "/c").count == 1)
        let table = FieldDefinition(id: "t", label: "T", type: FieldCase.table)
        #expect(table.problems(with: .array(Array(repeating: 1, count: 400)), at: "/t").count == 50)
        #expect(table.problems(with: .array(Array(repeating: [:], count: 501)), at: "/t").map(\.pointer) == ["/t"])
    }

    @Test func `an unknown member is named with what is known, a very long one in short`() throws {
        let field = FieldDefinition(id: "goal", label: "Goal", type: .boolean)
        let issue = try #require([field].problems(with: ["gaol": true], at: "/brief").first)
        #expect(issue.pointer == "/brief/gaol")
        #expect(issue.code == "unknown")
        #expect(issue.detail.contains("goal"))
        let long = JSONObject([(key: String(repeating: "x", count: 100_000), value: 1)])
        #expect([field].problems(with: long, at: "/brief").allSatisfy { $0.detail.utf8.count < 1_000 })
    }
}
