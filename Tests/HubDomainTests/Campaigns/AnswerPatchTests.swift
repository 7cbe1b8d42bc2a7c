import HubDomain
import HubJSON
import Testing

/// JSON merge patches on answers (RFC 7396).
struct AnswerPatchTests {
    private func journey() throws -> Journey {
        var shop = Shop()
        let perLocale = FieldDefinition(id: "consent", label: "Consent", type: .longText(.none), isPerLocale: true)
        let money = FieldDefinition(id: "budget", label: "Budget", type: .money(.none))
        let page = Shop.service("page")
        shop.services = [Shop.service("page", fields: page.fields + [perLocale, money])]
        return try shop.journey()
    }

    private func patch(_ journey: inout Journey, _ answers: JSONObject) throws -> JSONObject {
        try journey.edit(line: "L1", by: Cast.requester) { $0.answers = answers }
        return journey.campaign.lines[0].answers
    }

    @Test func `members replace, null removes, the rest stays`() throws {
        var journey = try journey()
        let answers = try patch(&journey, ["copy": "Buy later", "address": nil, "rows": [["text": "a"]]])
        #expect(answers == ["copy": "Buy later", "rows": [["text": "a"]]])
        #expect(try patch(&journey, [:]) == answers)
    }

    @Test func `objects are merged, lists replaced`() throws {
        var journey = try journey()
        _ = try patch(&journey, ["consent": ["en-GB": "yes", "de-DE": "ja"], "rows": [["text": "a"], ["text": "b"]]])
        let answers = try patch(&journey, ["consent": ["de-DE": nil, "fr-FR": "oui"], "rows": [["text": "c"]]])
        #expect(answers["consent"] == ["en-GB": "yes", "fr-FR": "oui"])
        #expect(answers["rows"] == [["text": "c"]])
    }

    @Test func `what counts is the answer after the patch`() throws {
        var journey = try journey()
        let error = try #require(throws: HubError.self) { _ = try patch(&journey, ["budget": ["amountMinor": 5]]) }
        #expect(error.issues.map(\.pointer) == ["/answers/budget/currency"])
        _ = try patch(&journey, ["budget": ["amountMinor": 5, "currency": "EUR"]])
        #expect(try patch(&journey, ["budget": ["amountMinor": 6]])["budget"] == ["amountMinor": 6, "currency": "EUR"])
        let removed = try #require(throws: HubError.self) { _ = try patch(&journey, ["budget": ["currency": nil]]) }
        #expect(removed.issues.map(\.pointer) == ["/answers/budget/currency"])
    }

    @Test func `unknown members are named, also those to be removed`() throws {
        var journey = try journey()
        let error = try #require(throws: HubError.self) {
            _ = try patch(&journey, ["cpoy": nil, "adress": "x", "copy": 1])
        }
        #expect(error.issues.map(\.pointer) == ["/answers/cpoy", "/answers/adress", "/answers/copy"])
        #expect(error.issues.map(\.code) == ["unknown", "unknown", "invalid"])
    }

    @Test func `a hostile patch is refused before it is merged`() throws {
        var journey = try journey()
        let many = JSONObject((0..<60_000).map { (key: "m\($0)", value: 1) })
        let duration = try ContinuousClock().measure {
            for patch in [many, ["consent": .object(many)], ["copy": ["a": .object(many)]]] {
                let error = try #require(throws: HubError.self) { _ = try self.patch(&journey, patch) }
                #expect(!error.issues.isEmpty && error.issues.count <= 50)
            }
        }
        #expect(duration < .seconds(60), "merging so many members one by one takes minutes")
    }

    @Test func `a title, quantity or locale out of bounds is refused`() throws {
        var journey = try journey()
        let error = try #require(throws: HubError.self) {
            try journey.edit(line: "L1", by: Cast.requester) {
                $0.quantity = 1_001
                $0.locale = "english"
            }
        }
        #expect(error.issues.map(\.pointer) == ["/quantity", "/locale"])
    }
}
