import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// A client that has read no manual: it takes a campaign on by nothing but what the answers before told it.
///
/// What is `null` in a hinted body is filled in from the form's examples; figures that rules compare with the brief are
/// taken from there, as a person would.
struct HintFollower {
    let api: APIHarness
    /// Who may be asked to send a hinted request, in this order.
    let people: [TestPerson] = [.producer, .reviewer, .lead, .approver]

    /// Takes the campaign of an answer to a stage.
    /// - Parameter answer: The answer that showed the campaign last.
    func take(_ campaign: JSONValue, to goal: String) async throws -> JSONValue {
        var campaign = campaign
        for _ in 0..<10 where campaign["stage"]?.string != goal {
            campaign = try await step(on: campaign, towards: goal)
        }
        return campaign
    }

    /// Performs the action that leads on, after everything that its gates ask for.
    private func step(on campaign: JSONValue, towards goal: String) async throws -> JSONValue {
        let next = try #require(Self.way[campaign["stage"]?.string ?? ""])
        var (person, action) = try await action(leadingTo: next, on: campaign)
        // What was mended may show the next thing: a proof that is there can be approved.
        for _ in 0..<4 {
            let items = (action["gates"]?.array ?? []).flatMap { $0["items"]?.array ?? [] }
            if items.isEmpty { break }
            for item in items { try await follow(item, of: campaign) }
            (person, action) = try await self.action(leadingTo: next, on: campaign)
        }
        let hint = try #require(action["perform"])
        let answer = try await send(hint, filledFor: campaign, action, as: person)
        #expect(answer.status == 200, "\(answer.text)")
        return answer.json
    }

    private static let way = [
        "draft": "intake", "intake": "build", "build": "qa", "qa": "launch", "launch": "live", "live": "closed",
    ]

    private func action(leadingTo stage: String, on campaign: JSONValue) async throws -> (TestPerson, JSONValue) {
        let next = try #require(campaign["next"])
        for person in people {
            let list = try await api.fetch(.get, next["href"]?.string ?? "", as: person)
            let found = (list["actions"]?.array ?? []).first { $0["to"]?.string == stage && $0["action"] != "plan" }
            if let found { return (person, found) }
        }
        throw Unexpected(what: "no action to \(stage)")
    }

    /// Sends what an unmet item hints at; one of the people must succeed.
    func follow(_ item: JSONValue, of campaign: JSONValue) async throws {
        let hint = try #require(item["satisfy"], "\(item) has no hint")
        var last: APIAnswer?
        for person in people {
            let answer = try await send(hint, filledFor: campaign, nil, as: person)
            if answer.status < 300 { return }
            last = answer
            guard answer.status == 403 else { break }
        }
        Testing.Issue.record("\(item): \(last?.text ?? "")")
    }

    /// Sends a hinted request as it says, its blanks filled in.
    func send(
        _ hint: JSONValue,
        filledFor campaign: JSONValue,
        _ action: JSONValue?,
        as person: TestPerson
    ) async throws -> APIAnswer {
        let method = try #require(HTTPRequest.Method(hint["method"]?.string ?? ""))
        let href = try #require(hint["href"]?.string)
        let examples = try await examples(for: campaign, href, action)
        let body = hint["body"].map { RequestContent.json(Self.filled($0, examples)) } ?? .none
        return try await api.send(method, href, as: person, body)
    }

    /// Examples by the name of the blank: of the action's input, or of the fields of the brief and of the line.
    private func examples(for campaign: JSONValue, _ href: String, _ action: JSONValue?) async throws -> JSONObject {
        var examples = JSONObject()
        for input in action?["input"]?.array ?? [] { examples[input["name"]?.string ?? ""] = input["example"] }
        let line = (campaign["lines"]?.array ?? []).first { href.hasSuffix("/lines/\($0["id"]?.string ?? "?")") }
        guard let line = line ?? campaign["lines"]?.array?.first, action == nil else { return examples }
        let form = try await api.fetch(.get, "/v1/services/\(line["service"]?.string ?? "")/form")
        for field in (form["brief"]?.array ?? []) + (form["fields"]?.array ?? []) {
            examples[field["id"]?.string ?? ""] = field["example"]
        }
        examples["actualCount"] = line[at: "/answers/expectedCount"]
        examples["actualRows"] = line[at: "/answers/rows"]
        examples["segmentsMissing"] = 0
        examples["url"] = "https://proofs.example.com/1"
        examples["digest"] = .string("sha256:" + String(repeating: "0a", count: 32))
        examples["person"] = .string(TestPerson.approver.email)
        return examples
    }

    private static func filled(_ value: JSONValue, _ examples: JSONObject) -> JSONValue {
        if let list = value.array { return .array(list.map { filled($0, examples) }) }
        guard let object = value.object else { return value }
        return .object(
            JSONObject(
                object.members.map { key, value in
                    (key: key, value: value.isNull ? examples[key] ?? .null : filled(value, examples))
                }
            )
        )
    }
}
