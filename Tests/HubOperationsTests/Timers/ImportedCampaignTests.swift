import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

/// History that is replayed sets no timers, until somebody works on it.
@Suite(.timeLimit(.minutes(60)))
struct ImportedCampaignTests {
    @Test func `a slot of replayed history fires only after somebody has touched the campaign`() async throws {
        let test = try await TestHub()
        let past = test.hub.replaying(at: test.now)
        let draft = try RequestDraft.landingPage(at: test.now)
        let created = try await past.create(draft, submit: true, by: TestPerson.requester.caller)
        guard case .done(let view) = created else { throw HubError(.internalError, "replayed") }
        let key = view.campaign.key
        let start = test.now + .hours(2)
        let plan = ActionRequest(action: "plan", committedLaunchAt: test.now + .days(30), plannedStartAt: start)
        _ = try await past.perform(plan, on: key, for: TestPerson.producer.caller, expecting: nil)

        test.clock.set(start + .minutes(1))
        let timers = CampaignTimers(hub: test.hub)
        #expect(try await timers.runOnce().performed == 0)
        var edit = CampaignEdit()
        edit.title = "Taken up again"
        _ = try await test.hub.edit(key, edit, by: TestPerson.lead.caller, expecting: nil)
        #expect(try await timers.runOnce().performed == 1)
        #expect(try await test.hub.campaign(key).campaign.stage == .build)

        let events = try await test.hub.events(of: key, PageRequest(limit: 50, after: nil)).items
        #expect(events.map { $0.body["imported"]?.bool ?? false } == [true, true, false, false])
    }
}
