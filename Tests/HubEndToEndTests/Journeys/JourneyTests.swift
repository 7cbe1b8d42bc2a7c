import Foundation
import HubDomain
import HubJSON
import HubTestSupport
import Testing

/// A brief travels from a requester to its launch through the built program, and a power cut loses nothing of it.
struct JourneyTests {
    @Test(.timeLimit(.minutes(60)))
    func `a campaign goes live with all whom it takes and survives a kill with all that was acknowledged`() async throws
    {
        let folder = try await HubFolder()
        let team = try await Team(in: folder)
        let hub = try await BootedHub.boot(folder)
        let key = try await team.submit("newsletter-consumer-garden", to: hub)
        let desk = ReviewDesk(hub: hub, key: key, approver: team.approver)

        try await desk.perform("accept", as: team.producer, mending: team.producer)
        try await desk.perform("submit-for-qa", as: team.producer, mending: team.producer)
        #expect(try await desk.try("pass-qa", as: team.producer).status == 403)
        try await desk.perform("pass-qa", as: team.reviewer, mending: team.reviewer)
        let live = try await desk.perform("launch", as: team.producer, mending: team.producer)
        #expect(live["stage"] == "live")
        let story = try await desk.events(as: team.requester)
        try await hub.kill()

        let restarted = try await BootedHub.boot(folder)
        // As the producer: a requester is shown no operational clocks.
        let found = try await restarted.client.get("/v1/campaigns/\(key)", token: team.producer).json()
        // Likely duplicates and promises are told when one looks, not with the answer to every action.
        let told = found.applying(mergePatch: ["duplicates": nil, "promises": nil, "quote": nil])
        #expect(told == live.applying(mergePatch: ["promises": nil]))
        let after = ReviewDesk(hub: restarted, key: key)
        #expect(try await after.events(as: team.requester) == story)
        let audit = try await folder.run("audit", "verify")
        #expect(audit.status == 0, "\(audit.output)\(audit.error)")
        let types = story.compactMap { $0["type"]?.string }
        #expect(types.first == "campaign.submitted" && types.last == "campaign.launched")
        #expect(story.allSatisfy { $0["actor"]?["name"]?.string?.isEmpty == false })
    }

    @Test(.timeLimit(.minutes(60)))
    func `every write that was acknowledged before a kill is there after it`() async throws {
        let folder = try await HubFolder()
        let team = try await Team(in: folder)
        var acknowledged: Set<String> = []
        for round in 0..<4 {
            let hub = try await BootedHub.boot(folder)
            let keys = await withTaskGroup(of: [String].self) { group in
                for writer in 0..<8 {
                    group.addTask { await team.draft(upTo: 40, named: "Round \(round) of \(writer)", on: hub) }
                }
                group.addTask {
                    // The kill comes while the writers are at work: after some of their answers, before the last.
                    try? await Deadline.wait("drafts exist") { await team.draftCount > 20 * (round + 1) }
                    try? await hub.kill()
                    return []
                }
                return await group.reduce(into: [String]()) { $0 += $1 }
            }
            acknowledged.formUnion(keys)
        }
        #expect(!acknowledged.isEmpty)
        let hub = try await BootedHub.boot(folder)
        for key in acknowledged {
            #expect(try await hub.client.get("/v1/campaigns/\(key)", token: team.requester).status == 200)
        }
        #expect(try await folder.run("audit", "verify").status == 0)
    }
}
