import Foundation
import HubDomain
import HubOperations
import HubStore
import HubTestSupport
import Testing

@testable import HubDemo

struct SeedingTests {
    @Test func `a seeded hub has work in every stage, all services, sound chains and plausible figures`() async throws {
        let demo = try await DemoHub()
        let tokens = demo.folder.appending(path: "demo-tokens").path
        let steps = Locked<[Int]>([])
        let report = try await DemoSeeder(hub: demo.hub, campaigns: 120).seed(endingOn: DemoHub.end, tokenFile: tokens)
        {
            done,
            _ in steps.withLock { $0.append(done) }
        }

        let stages = ["draft", "intake", "planned", "build", "qa", "launch", "live", "closed", "declined", "cancelled"]
        for stage in stages { #expect(report.stages[stage, default: 0] > 0, "\(stage)") }
        #expect(Set(report.services.keys) == Set(ServiceKind.allCases.map(\.rawValue)))
        #expect(Set(report.divisions.keys) == Set(DivisionProfile.all.map(\.key)))
        #expect((121...123).contains(report.campaigns), "and a few that ask for the same once more")
        #expect(report.stages.values.reduce(0, +) == report.campaigns)
        try await expectNeighbours(of: demo)
        #expect(report.useCases > 120 * 25)
        #expect(steps.withLock { $0 } == Array(1...120))
        expectPlausible(report)

        let chains = try await EventVerifier(store: demo.hub.store).run()
        #expect(chains.isSound)
        #expect(chains.events >= report.useCases)
        try await expectRules(of: demo)
        try await expectTokens(at: tokens, on: demo)
        try await demo.close()
    }

    /// Wide ranges: 120 campaigns are few. The full demo is measured by hand when its numbers are changed.
    private func expectPlausible(_ report: DemoReport) {
        let share = { (part: Int, whole: Int) in Double(part) / Double(max(1, whole)) }
        #expect((0.85...0.99).contains(share(report.submitted, report.campaigns)))
        #expect((0.04...0.25).contains(share(report.returned, report.submitted)))
        #expect((0.05...0.30).contains(share(report.failedQA, report.reviewed)))
        #expect((0.04...0.25).contains(share(report.held, report.submitted)))
        #expect((0.75...0.99).contains(share(report.launchedOnTime, report.launched)))
        #expect(report.launched > 60)
    }

    /// What the use-cases guarantee must hold in what they left behind, read independently from the store.
    private func expectRules(of demo: DemoHub) async throws {
        let hub = demo.hub
        let instants = try await demo.campaignEvents().map(\.recordedAt)
        #expect(instants == instants.sorted())
        let clocks = try await ClockVerification(hub: hub).run()
        #expect(clocks.differences == [])
        #expect(clocks.cycles > 400)
        #expect(try await ClockTimers(hub: hub).nextDue() == nil)
        let workflow = try #require(hub.definitions.heads(of: .workflow).first?.value.workflow)
        for number in 1_001...1_120 {
            let campaign = try await hub.campaign(CampaignKey(number: Int64(number))).campaign
            #expect(campaign.isImported)
            #expect(campaign.updatedAt < DemoSeeder.midnight(of: DemoHub.end))
            // One that was reopened has work again.
            if campaign.launchedAt != nil, workflow.stage(campaign.stage)?.category.isOpen == false {
                #expect(campaign.tasks.allSatisfy { $0.state.isFinished })
            }
            let reviewers = Set(campaign.ticks.map(\.by))
            #expect(reviewers.allSatisfy { !campaign.isBuilder($0, workflow) })
        }
    }

    private func expectNeighbours(of demo: DemoHub) async throws {
        var variants = 0
        var links = 0
        var duplicates = 0
        for number in 1_001...1_121 {
            let view = try await demo.hub.campaign(CampaignKey(number: Int64(number)))
            variants += view.campaign.lines.count { $0.variantOf != nil }
            links += view.campaign.links.count
            duplicates += view.duplicates?.count ?? 0
        }
        #expect(variants > 0 && links > 0 && duplicates > 0, "\(variants) \(links) \(duplicates)")
    }

    private func expectTokens(at path: String, on demo: DemoHub) async throws {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == Role.allCases.count - 1)
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            let role = try #require(words.first.flatMap(Role.init(rawValue:)))
            let caller = try await demo.hub.authenticate(secret: try #require(words.last), requestID: nil)
            #expect(caller.has(role))
            guard role == .requester else { continue }
            for division in DivisionProfile.all { #expect(caller.has(.requester, in: division.key)) }
        }
    }

    @Test func `the same seed makes the same history and another one another`() async throws {
        var reports: [DemoReport] = []
        for seed in [UInt64(1), 1, 2] {
            let demo = try await DemoHub()
            reports.append(
                try await DemoSeeder(hub: demo.hub, campaigns: 40, seed: seed).seed(
                    endingOn: DemoHub.end,
                    tokenFile: nil
                )
            )
            try await demo.close()
        }
        #expect(reports[0] == reports[1])
        #expect(reports[0] != reports[2])
    }

    @Test func `people act within their working hours`() async throws {
        let demo = try await DemoHub()
        _ = try await DemoSeeder(hub: demo.hub, campaigns: 40).seed(endingOn: DemoHub.end, tokenFile: nil)
        let calendars = try await calendars(of: demo.hub)
        let acts = try await demo.campaignEvents()
        #expect(acts.count > 1_000)
        for act in acts {
            // What campaigns have to do with each other is added when all is over.
            guard act.recordedAt < DemoSeeder.midnight(of: DemoHub.end) + Milliseconds(-1) else { continue }
            guard let calendar = act.event.actorID.flatMap({ calendars[$0] }) else { continue }
            #expect(calendar.isWorking(at: act.recordedAt), "\(act.event.type) at \(act.recordedAt.rfc3339)")
        }
        #expect(acts.count { calendars[$0.event.actorID ?? ""] != nil } > 1_000)
        try await demo.close()
    }

    private func calendars(of hub: Hub) async throws -> [String: WorkCalendar] {
        var calendars: [String: WorkCalendar] = [:]
        for person in StaffList.all {
            calendars[try await hub.person(person.email).id] = try hub.demoCalendar(person.site.calendar)
        }
        return calendars
    }

    @Test func `a hub with campaigns is left alone`() async throws {
        let demo = try await DemoHub()
        let seeder = DemoSeeder(hub: demo.hub, campaigns: 10)
        _ = try await seeder.seed(endingOn: DemoHub.end, tokenFile: nil)
        let error = await #expect(throws: HubError.self) {
            try await seeder.seed(endingOn: DemoHub.end, tokenFile: nil)
        }
        #expect(error?.code == .conflict)
        try await demo.close()
    }

    @Test func `without definitions nothing is made`() async throws {
        let demo = try await DemoHub(isConfigured: false)
        let error = await #expect(throws: HubError.self) {
            try await DemoSeeder(hub: demo.hub).seed(endingOn: DemoHub.end, tokenFile: nil)
        }
        #expect(error?.code == .conflict)
        #expect(try await demo.hub.people(PageRequest(limit: 10, after: nil)).items.isEmpty)
        try await demo.close()
    }
}
