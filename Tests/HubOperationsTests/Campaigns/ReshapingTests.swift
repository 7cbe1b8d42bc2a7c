import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ReshapingTests {
    private let lead = TestPerson.lead.caller

    private func isSound(_ test: TestHub) async throws {
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
        let report = try await FactRebuild(hub: test.hub).run(isVerifying: true)
        #expect(report.isSound, "\(report)")
        #expect(try await test.chainProblems() == [])
    }

    @Test func `a request goes to another division with a requester there, before it is accepted`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .intake, from: .landingPage(at: test.now)).key
        func transfer(_ division: String, _ requester: TestPerson?, by person: TestPerson = .lead) async throws
            -> Campaign
        {
            try await test.hub.transfer(
                key,
                to: division,
                requester: requester?.email,
                reason: "It is their product",
                by: person.caller,
                expecting: nil
            )
            .campaign
        }
        try await test.refusal(.forbidden) { _ = try await transfer("enterprise", nil, by: .producer) }
        try await test.refusal(.invalid) { _ = try await transfer("nowhere", nil) }
        try await test.refusal(.invalid) { _ = try await transfer("consumer", nil) }
        try await test.refusal(.invalid) { _ = try await transfer("enterprise", .producer) }
        let campaign = try await transfer("enterprise", .allRounder)
        #expect(campaign.division == "enterprise")
        #expect(campaign.requester == TestPerson.allRounder.id)
        #expect(campaign.pins.division.key == "enterprise")
        let stored = try await test.reopened().hub.campaign(key).campaign
        #expect(stored.division == "enterprise" && stored.requester == TestPerson.allRounder.id)
        #expect(try await test.factCount(.regrouped) == 2)
        try await isSound(test)
        // The other division wants to know a purchase order.
        var edit = CampaignEdit()
        edit.brief = ["purchaseOrder": "4500012345"]
        _ = try await test.hub.edit(key, edit, by: TestPerson.lead.caller, expecting: nil)
        try await run.advance(key, to: .build)
        try await test.refusal(.conflict) { _ = try await transfer("consumer", nil) }
        try await isSound(test)
    }

    @Test func `lines that are split off are a request of their own, linked both ways`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .build, from: .twoLines(at: test.now)).key
        func split(_ lines: [String], by person: TestPerson = .lead) async throws -> Campaign {
            try await test.hub.split(
                lines,
                title: "The page alone",
                reason: "Later",
                of: key,
                by: person.caller,
                expecting: nil
            )
            .campaign
        }
        try await test.refusal(.forbidden) { _ = try await split(["L2"], by: .producer) }
        try await test.refusal(.invalid) { _ = try await split(["L1", "L2"]) }
        try await test.refusal(.invalid) { _ = try await split([]) }
        let before = try await test.hub.campaign(key).campaign
        let new = try await split(["L2"])
        let old = try await test.hub.campaign(key).campaign
        #expect(old.lines.map(\.id) == ["L1"])
        #expect(old.stage == .build)
        #expect(new.stage == .intake)
        #expect(new.title == "The page alone")
        #expect(new.lines.map(\.id) == ["L1"])
        #expect(new.lines[0].answers == before.lines[1].answers)
        #expect(new.requester == before.requester)
        #expect(new.links.map(\.role) == ["split-from"] && new.links.map(\.campaign) == [key])
        #expect(old.links.last?.role == "split-into" && old.links.last?.campaign == new.key)
        #expect(new.clocks.filter(\.isActive).map(\.clock.rawValue).contains("triage"))
        #expect(try await test.eventCounts()["campaign.split"] == 1)
        try await isSound(test)
        try await run.advance(new.key, to: .build)
        try await isSound(test)
    }

    @Test func `a request is merged into another one and ends`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let source = try await run.campaign(in: .intake, from: .landingPage(at: test.now)).key
        let target = try await run.campaign(in: .intake, from: .newsletter(at: test.now)).key
        func merge(_ key: CampaignKey, _ other: CampaignKey, by person: TestPerson = .lead) async throws -> Campaign {
            try await test.hub.merge(key, into: other, reason: "One mailing", by: person.caller, expecting: nil)
                .campaign
        }
        try await test.refusal(.forbidden) { _ = try await merge(source, target, by: .producer) }
        try await test.refusal(.invalid) { _ = try await merge(source, source) }
        try await test.refusal(.notFound) { _ = try await merge(source, CampaignKey(number: 9_999)) }
        let lines = try await test.hub.campaign(source).campaign.lines
        let merged = try await merge(source, target)
        #expect(merged.key == target)
        #expect(merged.lines.map(\.service) == ["email-newsletter", "landing-page"])
        #expect(merged.lines.last?.answers == lines[0].answers)
        #expect(merged.links.map(\.role) == ["merged-from"])
        let ended = try await test.hub.campaign(source).campaign
        #expect(ended.stage == "cancelled")
        #expect(ended.links.map(\.role) == ["merged-into"])
        #expect(ended.clocks.allSatisfy { !$0.isActive })
        #expect(try await test.factCount(.cancelled) == 0, "nothing was given up")
        #expect(try await test.eventCounts()["campaign.merged"] == 2)
        try await isSound(test)
        try await test.refusal(.conflict) { _ = try await merge(source, target) }
        try await run.advance(target, to: .build)
        let late = try await run.campaign(in: .intake, from: .landingPage(at: test.now)).key
        try await test.refusal(.conflict) { _ = try await merge(late, target) }
    }
}
