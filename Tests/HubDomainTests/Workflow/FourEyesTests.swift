import HubDomain
import Testing

struct FourEyesTests {
    private func unmet(_ journey: Journey, for caller: Caller = Cast.allRounder) throws -> [HubDomain.Issue] {
        let gate = try journey.plan("pass-qa", by: caller).gates.first { $0.gate == .fourEyes }
        return try #require(gate).items
    }

    @Test func `who finished a build task doesn't pass QA`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .build)
        try journey.move("T1", to: .done, by: Cast.allRounder)
        try journey.travel(to: .qa)
        let item = try #require(try unmet(journey).first)
        #expect(item.code == "four-eyes")
        #expect(item.satisfy == Satisfy(method: "POST", href: "/v1/campaigns/CMP-1042/actions/pass-qa"))
        #expect(try unmet(journey, for: Cast.reviewer).isEmpty)
    }

    @Test func `who handed the work to QA doesn't pass it`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .build)
        try journey.finishTasks()
        try journey.perform("submit-for-qa", by: Cast.allRounder)
        #expect(try unmet(journey).map(\.code) == ["four-eyes"])
    }

    @Test func `who built an earlier attempt doesn't pass a later one`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .build)
        try journey.finishTasks(by: Cast.allRounder)
        try journey.perform("submit-for-qa", by: Cast.producer)
        try journey.perform(journey.failing(.on("L1")), by: Cast.reviewer)
        try journey.travel(to: .qa)
        #expect(try !unmet(journey).isEmpty)
    }

    @Test func `who mended a finding doesn't pass QA`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .qa)
        try journey.perform(journey.failing(.on("L1")), by: Cast.reviewer)
        try journey.finishTasks(by: Cast.allRounder)
        try journey.travel(to: .qa)
        #expect(try !unmet(journey).isEmpty)
    }

    @Test func `a builder stays one when somebody else finishes the task again`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .build)
        try journey.move("T1", to: .done, by: Cast.allRounder)
        try journey.move("T1", to: .ready, by: Cast.producer)
        try journey.travel(to: .qa)
        #expect(try !unmet(journey).isEmpty)
    }

    @Test func `starting, being assigned or dropping a task is not building`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .build)
        try journey.move("T1", to: .inProgress, by: Cast.allRounder)
        try journey.move("T1", to: .dropped, by: Cast.allRounder, reason: "Not needed")
        try journey.travel(to: .qa)
        #expect(journey.campaign.tasks[0].assignee == Cast.allRounder.id)
        #expect(try unmet(journey).isEmpty)
        try journey.finishTasks()
        try journey.passChecklist()
        try journey.perform("pass-qa", by: Cast.allRounder)
    }

    @Test func `finishing a QA task is not building`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .qa)
        try journey.finishTasks(by: Cast.allRounder)
        #expect(try unmet(journey).isEmpty)
    }
}
