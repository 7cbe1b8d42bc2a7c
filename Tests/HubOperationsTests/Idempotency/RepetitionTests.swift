import HubDomain
import HubOperations
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct RepetitionTests {
    private func repetition(
        _ key: String,
        by person: TestPerson = .requester,
        route: String = "createRequest",
        payload: [UInt8] = [1]
    ) -> RepetitionPolicy<CampaignView> {
        let request = IdempotentRequest(caller: person.caller, route: route, key: key, fingerprint: payload)
        return RepetitionPolicy(request) { Array("\($0.campaign.key) v\($0.campaign.version)".utf8) }
    }

    private func create(
        _ test: TestHub,
        _ repetition: RepetitionPolicy<CampaignView>,
        by person: TestPerson = .requester
    ) async throws -> String {
        let draft = try RequestDraft.newsletter(at: test.now)
        switch try await test.hub.create(draft, submit: true, by: person.caller, repetition: repetition) {
        case .done(let view): return "done \(view.campaign.key)"
        case .replayed(let bytes): return "replayed \(String(decoding: bytes, as: UTF8.self))"
        }
    }

    @Test func `a repeated request is done once and gets the same bytes again`() async throws {
        let test = try await TestHub()
        #expect(try await create(test, repetition("a")) == "done CMP-1001")
        let counts = try await test.rowCounts()
        #expect(counts["idempotency"] == 1)
        test.clock.advance(by: .hours(3))
        #expect(try await create(test, repetition("a")) == "replayed CMP-1001 v1")
        #expect(try await create(test, repetition("a")) == "replayed CMP-1001 v1")
        #expect(try await test.rowCounts() == counts)
    }

    @Test func `the same key of another caller or route is another request`() async throws {
        let test = try await TestHub()
        #expect(try await create(test, repetition("a")) == "done CMP-1001")
        #expect(try await create(test, repetition("a", by: .otherRequester), by: .otherRequester) == "done CMP-1002")
        #expect(try await create(test, repetition("a", route: "other")) == "done CMP-1003")
        #expect(try await create(test, repetition("A")) == "done CMP-1004")
    }

    @Test func `the same key with another payload is refused`() async throws {
        let test = try await TestHub()
        _ = try await create(test, repetition("a"))
        let error = try await test.refusal(.invalid) { try await create(test, repetition("a", payload: [2])) }
        #expect(error?.issues.map(\.code) == ["reused"])
    }

    @Test func `a refusal is not remembered`() async throws {
        let test = try await TestHub()
        let draft = try RequestDraft.incompleteNewsletter(at: test.now)
        let repetition = repetition("a")
        try await test.refusal(.invalid) {
            try await test.hub.create(draft, submit: true, by: TestPerson.requester.caller, repetition: repetition)
        }
        #expect(try await create(test, repetition) == "done CMP-1001")
    }

    @Test func `of many at once with one key one is done and all others get its answer`() async throws {
        let test = try await TestHub()
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 { group.addTask { try await create(test, repetition("a")) } }
            return try await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(answers.filter { $0 == "done CMP-1001" }.count == 1)
        #expect(answers.filter { $0 == "replayed CMP-1001 v1" }.count == 19)
        #expect(try await test.rowCounts()["campaigns"] == 1)
    }

    @Test func `an action is done once, without asking for the version again`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).create()
        let repetition = repetition("go", by: .producer, route: "performAction CMP-1001")
        let request = ActionRequest.accept(campaign, at: test.now)
        func accept() async throws -> Repeatable<CampaignView> {
            try await test.hub.perform(
                request,
                on: campaign.key,
                for: TestPerson.producer.caller,
                expecting: 1,
                repetition: repetition
            )
        }
        #expect(try await accept().campaign.stage == .build)
        guard case .replayed(let bytes) = try await accept() else {
            Issue.record("was not replayed")
            return
        }
        #expect(String(decoding: bytes, as: UTF8.self) == "CMP-1001 v2")
        #expect(try await test.eventCounts()["campaign.accepted"] == 1)
    }
}
