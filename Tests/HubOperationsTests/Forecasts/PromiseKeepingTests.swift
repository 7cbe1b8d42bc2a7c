import HubDefinitions
import HubDomain
import HubStore
import HubTestSupport
import Testing

@testable import HubOperations

/// A whole hub on a fake clock whose desk works in a known way: what requesters are told at 85 % holds about as often.
struct PromiseKeepingTests {
    /// Jobs come at random and are worked on in turn by three pairs of hands, each for a time of its own. Instants are in
    /// working days.
    private struct Desk {
        private(set) var jobs: [(submitted: Double, launched: Double)] = []

        init(days: Double, seed: UInt64) {
            var random = Xoshiro256(seed: seed)
            var free = [0.0, 0, 0]
            var now = 0.0
            while now < days {
                // 1.2 jobs a day, 2 days of work on each.
                now += Self.exponential(1 / 1.2, &random)
                let hands = free.indices.min { free[$0] < free[$1] } ?? 0
                let begin = max(now, free[hands])
                free[hands] = begin + 0.5 + Self.exponential(1.5, &random)
                jobs.append((now, free[hands]))
            }
        }

        private static func exponential(_ mean: Double, _ random: inout Xoshiro256) -> Double {
            // −log of a uniform number, as the sum of a series: the test needs no mathematics library.
            var share = 1 - random.nextUnit()
            var halvings = 0.0
            while share < 0.5 {
                share *= 2
                halvings += 1
            }
            let ratio = (1 - share) / (1 + share)
            let square = ratio * ratio
            let log = 2 * ratio * (1 + square / 3 + square * square / 5 + square * square * square / 7)
            return mean * (halvings * 0.693_147_180_559_945 + log)
        }
    }

    private enum Deed {
        case submit(Int)
        case launch(Int)
    }

    /// Midnight of a working day and its share of eight hours from 9:00 on.
    private static func instant(_ workingDays: Double) -> Instant {
        let whole = Int(workingDays)
        // TestHub.start is a Monday.
        let days = whole / 5 * 7 + whole % 5
        return TestHub.start + .days(Int64(days)) + .minutes(Int64((workingDays - Double(whole)) * 480))
    }

    /// The shipped workflow without gates, and with the launch straight from the build.
    private static func straight() throws -> DefinitionSet {
        let files = TestHub.shippedFiles().map { file in
            guard file.path.hasSuffix("campaign-production.yaml") else { return file }
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            let text = lines.map { line -> String in
                // Every stage needs the gate of its requirements; that of the launch stands before another action here.
                guard line.hasPrefix("    gates:") else { return String(line) }
                if line.contains("requirements: intake") || line.contains("requirements: build") {
                    let stage = line.contains("intake") ? "intake" : "build"
                    return "    gates: [{requirements: \(stage)}]"
                }
                if line.contains("requirements: qa") { return "    gates: [{requirements: qa}]" }
                return line == "    gates: [not-frozen]" ? "    gates: [{requirements: launch}]" : ""
            }
            .joined(separator: "\n")
            .replacing("    name: Launch\n    from: [launch]", with: "    name: Launch\n    from: [build, launch]")
            return DefinitionFile(path: file.path, text: text)
        }
        return try DefinitionSet.load(files: files)
    }

    @Test func `promises at 85 percent are kept about as often`() async throws {
        let test = try await TestHub()
        _ = try await test.hub.apply(try Self.straight(), author: "tests", reason: nil)
        // What was done before is history of another tool; from `opening` on the hub itself is worked with.
        let opening = 120.0
        let closing = 170.0
        let jobs = Desk(days: closing, seed: 4).jobs
        let past = jobs.filter { $0.launched < opening }
        test.clock.set(Self.instant(opening))
        try await test.importPast(
            past.map { .init(submitted: Self.instant($0.submitted), launched: Self.instant($0.launched)) }
        )
        let rest = jobs.filter { $0.launched >= opening }
        var keys: [Int: CampaignKey] = [:]
        let deeds = rest.enumerated().flatMap { index, job in
            [(max(job.submitted, opening), Deed.submit(index)), (job.launched, Deed.launch(index))]
        }
        var told = 0
        var day = -1
        for (at, deed) in deeds.sorted(by: { $0.0 < $1.0 }) {
            test.clock.set(max(test.now, Self.instant(at)))
            switch deed {
            case .submit(let index):
                // Once the hub's own desk has filled, it is looked at every day.
                if Int(at) != day, at >= opening + 15 {
                    day = Int(at)
                    _ = try await PromiseWork(hub: test.hub, zone: .utc).round()
                }
                let draft = try RequestDraft.newsletter(at: test.now)
                guard
                    case .done(let made) = try await test.hub.create(
                        draft,
                        submit: true,
                        by: TestPerson.requester.caller
                    )
                else { continue }
                keys[index] = made.campaign.key
                if made.promise?.likely != nil { told += 1 }
                _ = try await act("accept", on: made.campaign.key, test)
            case .launch(let index):
                guard let key = keys[index] else { continue }
                _ = try await act("launch", on: key, test)
            }
        }
        test.clock.advance(by: .days(60))
        let record = try await test.hub.store.read { tx in
            try tx.forecasts.promiseRecord(since: TestHub.start, at: tx.now)
        }
        #expect(record.count == told && told >= 12)
        let kept = Double(record.keptMost) / Double(record.count)
        #expect((0.7...1).contains(kept), "\(record.keptMost) of \(record.count)")
        #expect(record.keptHalf < record.keptMost)
    }

    private func act(_ action: ActionKey, on key: CampaignKey, _ test: TestHub) async throws -> Campaign? {
        var request = ActionRequest(action: action)
        request.committedLaunchAt = action == "accept" ? test.now + .days(60) : nil
        guard
            case .done(let view) = try await test.hub.perform(
                request,
                on: key,
                for: TestPerson.lead.caller,
                expecting: nil
            )
        else { return nil }
        return view.campaign
    }
}
