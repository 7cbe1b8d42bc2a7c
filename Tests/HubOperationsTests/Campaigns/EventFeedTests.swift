import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct EventFeedTests {
    @Test func `a campaign's events tell its story in order with who, when and why`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await run.create(.landingPage(at: test.now))
        test.clock.advance(by: .hours(1))
        try await run.advance(campaign.key, to: .live)
        var events: [EventView] = []
        var position: Int64?
        repeat {
            let page = try await test.hub.events(of: campaign.key, PageRequest(limit: 3, after: position))
            events += page.items
            position = page.next
        } while position != nil
        let all = try await test.allEvents()
        #expect(events.map(\.id) == all.map(\.event.id))
        let story = events.map(\.type).filter { $0 != "task.changed" && $0 != "checklist.ticked" }
        #expect(
            story == [
                "campaign.submitted", "campaign.accepted", "qa.requested", "qa.passed", "proof.added", "approval.asked",
                "approval.decided", "approval.decided", "approval.decided", "campaign.launched",
            ]
        )
        #expect(events.first?.actor == PersonName(id: TestPerson.requester.id, name: "Rita Requester"))
        #expect(events.first?.occurredAt == TestHub.start)
        #expect(events.last?.occurredAt == test.now)
        let born = events.first?.body["changes"]?.array?.first
        #expect(born?["pointer"] == "")
        #expect(born?["after"]?["title"] == .string(campaign.title))
        #expect(born?["after"]?["stage"] == "intake")
    }

    @Test func `the feed of all campaigns comes in the order of recording`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let first = try await run.create(submit: false)
        let second = try await run.create()
        try await run.perform(ActionRequest(action: "submit"), on: first.key, by: .requester)
        let page = try await test.hub.events(PageRequest(limit: 2))
        #expect(page.items.map { $0.body["campaign"]?.string } == [first.key.description, second.key.description])
        let rest = try await test.hub.events(PageRequest(limit: 2, after: page.next))
        #expect(rest.items.map(\.type) == ["campaign.submitted"])
        #expect(rest.next == nil)
        #expect(try await test.hub.events(PageRequest(limit: 2, after: rest.items.last?.seq)).items.isEmpty)
    }

    @Test func `a replayed campaign carries its own instants and the mark of an import`() async throws {
        let test = try await TestHub()
        let past = TestHub.start + .days(-400)
        let hub = test.hub.replaying(at: past)
        let view = try await hub.create(.newsletter(at: past), submit: true, by: TestPerson.requester.caller).view
        #expect(view.campaign.isImported)
        #expect(view.campaign.submittedAt == past)
        let event = try #require(try await test.hub.events(of: view.campaign.key, PageRequest(limit: 1)).items.first)
        #expect(event.occurredAt == past)
        #expect(event.body["imported"] == true)
        #expect(try await test.chainProblems() == [])
    }

    @Test func `seals over everything verify`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        try await run.campaign(in: .live, from: .landingPage(at: test.now))
        while try await EventSealer(store: test.store).runOnce(limit: 5) > 0 {}
        try await run.campaign(in: .qa)
        let report = try await EventVerifier(store: test.store).run()
        #expect(report.isSound)
        #expect(report.streams == 2)
        #expect(report.seals > 1)
        #expect(report.unsealedEvents > 0)
    }
}
