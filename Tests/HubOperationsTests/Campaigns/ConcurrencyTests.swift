import HubDomain
import HubOperations
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ConcurrencyTests {
    private enum Result: Hashable {
        case done
        case refused(String)
    }

    private func result<Value>(of useCase: () async throws -> Value) async throws -> Result {
        do {
            _ = try await useCase()
            return .done
        } catch let error as HubError {
            return .refused(error.code.rawValue)
        }
    }

    @Test func `edits at once raise the version once each`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).create()
        let results = try await withThrowingTaskGroup(of: Result.self) { group in
            for number in 0..<40 {
                group.addTask {
                    var edit = CampaignEdit()
                    edit.title = "Title \(number)"
                    return try await result {
                        try await test.hub.edit(campaign.key, edit, by: TestPerson.lead.caller, expecting: nil)
                    }
                }
            }
            return try await group.reduce(into: [Result]()) { $0.append($1) }
        }
        #expect(results.allSatisfy { $0 == .done })
        #expect(try await test.hub.campaign(campaign.key).campaign.version == 41)
        #expect(try await test.eventCounts()["campaign.edited"] == 40)
        #expect(try await test.chainProblems() == [])
    }

    @Test func `of edits at once that expect the same version one succeeds`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).create()
        let results = try await withThrowingTaskGroup(of: Result.self) { group in
            for number in 0..<40 {
                group.addTask {
                    var edit = CampaignEdit()
                    edit.title = "Title \(number)"
                    return try await result {
                        try await test.hub.edit(campaign.key, edit, by: TestPerson.lead.caller, expecting: 1)
                    }
                }
            }
            return try await group.reduce(into: [Result]()) { $0.append($1) }
        }
        #expect(results.filter { $0 == .done }.count == 1)
        #expect(results.filter { $0 == .refused("stale-version") }.count == 39)
        #expect(try await test.hub.campaign(campaign.key).campaign.version == 2)
    }

    @Test func `actions, edits, tasks and reads at once leave one story`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await run.campaign(in: .build, from: .landingPage(at: test.now))
        let key = campaign.key
        let task = try #require(campaign.tasks.first { $0.stage == .build })
        let hold = ActionRequest(action: "hold", reason: "INC-7", reasonCode: "platform-incident")
        let results = try await withThrowingTaskGroup(of: (String, Result).self) { group in
            for number in 0..<40 {
                group.addTask {
                    let caller = TestPerson.allRounder.caller
                    switch number % 5 {
                    case 0:
                        var edit = CampaignEdit()
                        edit.title = "Title \(number)"
                        return (
                            "edit", try await result { try await test.hub.edit(key, edit, by: caller, expecting: nil) }
                        )
                    case 1:
                        return ("hold", try await result { try await run.perform(hold, on: key, by: .allRounder) })
                    case 2:
                        let resume = ActionRequest(action: "resume")
                        return ("resume", try await result { try await run.perform(resume, on: key, by: .allRounder) })
                    case 3:
                        let assignee = number.isMultiple(of: 2) ? TestPerson.producer.id : TestPerson.otherProducer.id
                        let change = try await result {
                            try await test.hub.changeTask(
                                task.id,
                                of: key,
                                state: nil,
                                assignee: .some(assignee),
                                reason: nil,
                                by: caller,
                                expecting: nil
                            )
                        }
                        return ("task", change)
                    default:
                        return ("read", try await result { try await test.hub.campaign(key) })
                    }
                }
            }
            return try await group.reduce(into: [(String, Result)]()) { $0.append($1) }
        }
        #expect(results.allSatisfy { $0.1 == .done || $0.1 == .refused("conflict") })
        #expect(results.allSatisfy { $0.0 == "resume" || $0.0 == "hold" || $0.1 == .done })
        let end = try await test.hub.campaign(key).campaign
        let events = try await test.hub.events(of: key, PageRequest(limit: 200)).items
        #expect(Int(end.version) == events.count)
        #expect(events.filter { $0.type == "campaign.edited" }.count == 8)
        #expect(try await test.chainProblems() == [])
    }

    @Test func `new campaigns at once get numbers without gaps`() async throws {
        let test = try await TestHub()
        let draft = try RequestDraft.newsletter(at: test.now)
        let keys = try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<40 {
                group.addTask { try await ScenarioRunner(test).create(draft).key.number }
            }
            return try await group.reduce(into: [Int64]()) { $0.append($1) }
        }
        #expect(keys.sorted() == Array(1_001...1_040))
        #expect(try await test.chainProblems() == [])
    }

    @Test func `two openings of one store keep one order`() async throws {
        let test = try await TestHub()
        let other = try await test.reopened()
        let campaign = try await ScenarioRunner(test).create()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                let hub = number.isMultiple(of: 2) ? test.hub : other.hub
                group.addTask {
                    var edit = CampaignEdit()
                    edit.title = "Title \(number)"
                    _ = try await hub.edit(campaign.key, edit, by: TestPerson.lead.caller, expecting: nil)
                }
            }
            try await group.waitForAll()
        }
        #expect(try await other.hub.campaign(campaign.key).campaign.version == 21)
        #expect(try await test.chainProblems() == [])
        try await other.close()
    }
}
