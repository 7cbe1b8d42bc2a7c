import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct CommentTests {
    private func say(
        _ text: String,
        mentioning people: [String] = [],
        on key: CampaignKey,
        by person: TestPerson = .producer,
        _ test: TestHub
    ) async throws -> CommentView {
        try await test.hub.comment(text, mentioning: people, on: key, by: person.caller).value
    }

    private func informed(_ type: String, _ test: TestHub) async throws -> [[String]] {
        try await test.allEvents().filter { $0.event.type == type }.map { record in
            try JSONParser.parse(Array(record.event.body.utf8))["inform"]?.array?.compactMap(\.string) ?? []
        }
    }

    @Test func `those whom a comment names are informed, by handle, address, id and list`() async throws {
        let test = try await TestHub()
        let key = try await ScenarioRunner(test).campaign(in: .build).key
        let text = "@reviewer and @approver@example.com, ask @\(TestPerson.lead.id). `@nobody` isn't meant"
        let view = try await say(text, mentioning: ["finance@example.com"], on: key, test)
        let named: [TestPerson] = [.reviewer, .approver, .lead, .finance]
        #expect(view.comment.id == "C1")
        #expect(view.mentions.map(\.id) == named.map(\.id))
        #expect(try await informed("campaign.commented", test) == [named.map(\.id)])
    }

    @Test func `the edit version stays, as nothing changed that If-Match protects`() async throws {
        let test = try await TestHub()
        let before = try await ScenarioRunner(test).campaign(in: .build)
        _ = try await say("Nothing else", on: before.key, test)
        #expect(try await test.hub.campaign(before.key).campaign.version == before.version)
    }

    @Test func `names that nobody has are refused together, and nothing is stored`() async throws {
        let test = try await TestHub()
        let key = try await ScenarioRunner(test).campaign(in: .build).key
        let error = try await test.refusal(.invalid) {
            try await say("@ghost, @formerproducer and @lead", mentioning: ["x@example.com"], on: key, test)
        }
        #expect(error?.issues.map(\.pointer) == ["/text", "/text", "/mentions/0"])
        try await test.refusal(.invalid) { try await say(" \n", on: key, test) }
    }

    @Test func `a handle that several have asks for the address`() async throws {
        let test = try await TestHub()
        let key = try await ScenarioRunner(test).campaign(in: .build).key
        _ = try await test.hub.add(
            NewPerson(email: "lead@example.org", name: "Leo Lead", grants: TestPerson.lead.grants),
            by: TestPerson.admin.caller
        )
        let error = try await test.refusal(.invalid) { try await say("@lead?", on: key, test) }
        let detail = error?.issues.first?.detail ?? ""
        #expect(detail.contains("lead@example.com") && detail.contains("lead@example.org"))
        #expect(try await say("@lead@example.org?", on: key, test).mentions.map(\.name) == ["Leo Lead"])
    }

    @Test func `of a confidential campaign only those are named who may see it`() async throws {
        let test = try await TestHub()
        var draft = try RequestDraft.newsletter(at: test.now)
        draft.brief["confidential"] = true
        let key = try await ScenarioRunner(test).campaign(in: .build, from: draft).key
        try await test.refusal(.invalid) { try await say("@finance", on: key, test) }
        #expect(try await say("@reviewer", on: key, test).mentions.count == 1)
        try await test.refusal(.notFound) { try await say("Hello", on: key, by: .finance, test) }
        await refusal(.notFound) {
            try await test.hub.comments(of: key, for: TestPerson.finance.caller, page: PageRequest(limit: 5))
        }
    }

    @Test func `authors mend what they said for a day, and leads take it away`() async throws {
        let test = try await TestHub()
        let key = try await ScenarioRunner(test).campaign(in: .build).key
        _ = try await say("@reviewer look", on: key, test)
        func edit(_ text: String, by person: TestPerson) async throws -> CommentView {
            try await test.hub.edit(comment: "C1", text, on: key, by: person.caller)
        }
        #expect(try await edit("@reviewer and @lead look", by: .producer).comment.editedAt == test.now)
        #expect(try await informed("comment.edited", test) == [[TestPerson.lead.id]], "the reviewer knows already")
        try await test.refusal(.forbidden) { try await edit("No", by: .lead) }
        try await test.refusal(.forbidden) {
            try await test.hub.delete(comment: "C1", on: key, by: TestPerson.reviewer.caller)
        }
        test.clock.advance(by: .hours(24) + .seconds(1))
        try await test.refusal(.conflict) { try await edit("Late", by: .producer) }
        try await test.refusal(.conflict) {
            try await test.hub.delete(comment: "C1", on: key, by: TestPerson.producer.caller)
        }
        try await test.hub.delete(comment: "C1", on: key, by: TestPerson.lead.caller)
        let list = try await test.hub.comments(of: key, for: TestPerson.viewer.caller, page: PageRequest(limit: 5))
        #expect(list.items.map(\.comment.text) == [""])
        #expect(list.items.first?.comment.deletedAt == test.now)
        try await test.refusal(.conflict) {
            try await test.hub.delete(comment: "C1", on: key, by: TestPerson.lead.caller)
        }
        try await test.refusal(.notFound) {
            try await test.hub.delete(comment: "C9", on: key, by: TestPerson.lead.caller)
        }
        #expect(try await test.chainProblems() == [])
    }

    @Test func `comments come in pages, the oldest first, and outlive a restart`() async throws {
        let test = try await TestHub()
        let key = try await ScenarioRunner(test).campaign(in: .draft).key
        for number in 1...5 { _ = try await say("Number \(number)", on: key, by: .requester, test) }
        let hub = try await test.reopened().hub
        var after: Int64?
        var found: [String] = []
        repeat {
            let page = try await hub.comments(
                of: key,
                for: TestPerson.requester.caller,
                page: PageRequest(limit: 2, after: after)
            )
            found += page.items.map(\.comment.text)
            after = page.next
        } while after != nil
        #expect(found == (1...5).map { "Number \($0)" })
    }
}
