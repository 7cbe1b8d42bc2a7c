import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@testable import HubDemo

/// A history of real use-cases: its figures against a count of its events by hand.
struct DemoFiguresTests {
    @Test func `figures of a history of work are those of its events`() async throws {
        let demo = try await DemoHub()
        _ = try await DemoSeeder(hub: demo.hub, campaigns: 160).seed(endingOn: DemoHub.end, tokenFile: nil)

        let proof = try await FactRebuild(hub: demo.hub).run(isVerifying: true)
        #expect(proof.isSound, "\(proof.differing.prefix(5).joined(separator: "\n"))")
        let fold = FactFold(store: demo.hub.store)
        while try await fold.runOnce() > 0 {}
        #expect(try await FactRebuild(hub: demo.hub).run(isVerifying: true).isSound)

        let tale = try await Tale(demo)
        let from = Instant(milliseconds: DemoHub.endInstant.milliseconds - 540 * 86_400_000)
        let zone = try #require(ZoneID("Europe/London"))
        let window = KPIWindow(from: from, to: DemoHub.endInstant, zone: zone)
        let periods = try #require(window.periods(.quarter))
        for metric in KPIMetric.allCases {
            guard tale.value(of: metric, in: window) != nil else { continue }
            let query = KPIQuery(metric: metric, window: window, interval: .quarter)
            let answer = try await demo.hub.kpi(query)
            #expect(answer.value == tale.value(of: metric, in: window), "\(metric)")
            #expect(answer.series.map(\.value) == periods.compactMap { tale.value(of: metric, in: $0) }, "\(metric)")
            #expect(answer.value.n > 0, "\(metric) has nothing to count")
        }
        var options = KPIOptions()
        options.basis = .due
        let byDue = try await demo.hub.kpi(KPIQuery(metric: .slaAttainment, options: options, window: window))
        #expect(byDue.value == tale.attainmentByDue(window) && byDue.value.n > 0)
        try await expectSplits(demo, window)
        try await expectWork(demo)
        try await demo.close()
    }

    /// Priorities part the campaigns; services overlap, and each part is what its filter gives.
    private func expectSplits(_ demo: DemoHub, _ window: KPIWindow) async throws {
        let whole = try await demo.hub.kpi(KPIQuery(metric: .throughput, window: window))
        let parts = try await demo.hub.kpi(KPIQuery(metric: .throughput, window: window, by: [.priority, .division]))
        #expect(parts.series.map(\.value.n).reduce(0, +) == whole.value.n)
        let services = try await demo.hub.kpi(KPIQuery(metric: .leadTime, window: window, by: [.service]))
        #expect(services.series.count == ServiceKind.allCases.count)
        for part in services.series {
            var filter = KPIFilter()
            filter.service = part.by[0]
            let filtered = try await demo.hub.kpi(KPIQuery(metric: .leadTime, window: window, filter: filter))
            #expect(filtered.value == part.value)
        }
        let lines = try await demo.hub.kpi(
            KPIQuery(metric: .throughput, options: .unit(.line), window: window, by: [.service])
        )
        let all = try await demo.hub.kpi(KPIQuery(metric: .throughput, options: .unit(.line), window: window))
        #expect(lines.series.map(\.value.n).reduce(0, +) == all.value.n)
        #expect(all.value.n >= whole.value.n)
    }

    /// Working time, minute by minute, of a few campaigns.
    private func expectWork(_ demo: DemoHub) async throws {
        var checked = 0
        let keys = try await demo.hub.store.read { try $0.facts.campaigns(after: 0, limit: 1_000) }
        for key in keys where checked < 6 {
            let campaign = try await demo.hub.campaign(key).campaign
            guard let launched = campaign.launchedAt, let built = campaign.buildStartedAt else { continue }
            guard campaign.lines.allSatisfy({ $0.attempt == 1 }), launched - built < .days(8) else { continue }
            let calendar = try await demo.hub.store.read { tx in
                try demo.hub.definitions.definitions(for: campaign, in: tx).calendar as? WorkCalendar
            }
            let lines = try await demo.hub.store.read { try $0.facts.lines(of: key) }
            func fact(_ name: String) -> Int64 { lines.filter { $0.metric == name }.map(\.value).reduce(0, +) }
            var (total, active, waiting): (Int64, Int64, Int64) = (0, 0, 0)
            var minute = built
            while minute < launched {
                if calendar?.isWorking(at: minute) == true {
                    total += 60_000
                    let isHeld = campaign.holds.contains {
                        $0.isOnCampaign && $0.since <= minute && minute < ($0.endedAt ?? launched)
                    }
                    let isWorked = campaign.tasks.contains { task in
                        task.startedAt.map { $0 <= minute && minute < (task.finishedAt ?? launched) } ?? false
                    }
                    if isHeld { waiting += 60_000 } else if isWorked { active += 60_000 }
                }
                minute = minute + .minutes(1)
            }
            // Each edge may lie anywhere in its minute.
            let slack = Int64(2 * campaign.tasks.count + 2 * campaign.holds.count + 4) * 60_000
            #expect(abs(fact("work-time") - total) <= slack)
            #expect(abs(fact("active-time") - active) <= slack)
            #expect(abs(fact("wait-time") - waiting) <= slack)
            checked += 1
        }
        #expect(checked == 6)
    }
}

extension KPIOptions {
    fileprivate static func unit(_ unit: Unit) -> KPIOptions {
        var options = KPIOptions()
        options.unit = unit
        return options
    }
}

/// What happened, straight from events and campaigns.
private struct Tale {
    private struct Deed {
        let type: String
        let at: Instant
        let stream: String
        let body: JSONObject

        func after(_ pointer: String) -> JSONValue? { change(pointer)?["after"] }
        func change(_ pointer: String) -> JSONValue? {
            body["changes"]?.array?.first { $0["pointer"]?.string == pointer }
        }
    }

    private var deeds: [Deed] = []
    private var campaigns: [Campaign] = []

    init(_ demo: DemoHub) async throws {
        for record in try await demo.campaignEvents() {
            deeds.append(
                Deed(
                    type: record.event.type,
                    at: record.event.occurredAt,
                    stream: record.event.stream,
                    body: try JSONParser.parse(record.event.body).object ?? JSONObject()
                )
            )
        }
        for key in try await demo.hub.store.read({ try $0.facts.campaigns(after: 0, limit: 10_000) }) {
            campaigns.append(try await demo.hub.campaign(key).campaign)
        }
    }

    /// `nil` for figures that this doesn't count.
    func value(of metric: KPIMetric, in window: KPIWindow) -> KPIValue? {
        switch metric {
        case .throughput: .count(Int64(launches(in: window).count))
        case .leadTime:
            .durations(
                launches(in: window).compactMap { deed in
                    first("campaign.submitted", deed.stream).map { (deed.at - $0).count }
                }
            )
        case .cycleTime:
            .durations(
                campaigns.compactMap { campaign in
                    guard let launched = campaign.launchedAt, window.contains(launched) else { return nil }
                    return campaign.buildStartedAt.map { (launched - $0).count }
                }
            )
        case .returns: .count(count("campaign.returned", window))
        case .reworkRate:
            .ratio(KPIShare(count("qa.failed", window), of: count("qa.failed", window) + count("qa.passed", window)))
        case .firstTimeRight: firstTimeRight(window)
        case .escapeRate: .ratio(KPIShare(escapes(window), of: Int64(launches(in: window).count)))
        case .firstPassAcceptance: firstPass(window)
        case .recommitRate: .ratio(KPIShare(recommitments(window), of: Int64(acceptances(window).count)))
        case .urgentShare: urgentShare(window)
        case .onTimeLaunch: onTime(window)
        case .slaAttainment: attainment(window)
        default: nil
        }
    }

    private func count(_ type: String, _ window: KPIWindow) -> Int64 {
        Int64(deeds.count { $0.type == type && window.contains($0.at) })
    }

    private func first(_ type: String, _ stream: String) -> Instant? {
        deeds.first { $0.type == type && $0.stream == stream }?.at
    }

    private func launches(in window: KPIWindow) -> [Deed] {
        var seen: Set<String> = []
        return deeds.filter { $0.type == "campaign.launched" && seen.insert($0.stream).inserted }
            .filter { window.contains($0.at) }
    }

    private func acceptances(_ window: KPIWindow) -> [Deed] {
        deeds.filter { ["campaign.accepted", "campaign.planned"].contains($0.type) && window.contains($0.at) }
    }

    private func firstTimeRight(_ window: KPIWindow) -> KPIValue {
        var seen: Set<String> = []
        let first = deeds.filter { $0.type == "qa.failed" || $0.type == "qa.passed" }
            .filter { seen.insert($0.stream).inserted && window.contains($0.at) }
        return .ratio(KPIShare(Int64(first.count { $0.type == "qa.passed" }), of: Int64(first.count)))
    }

    private func escapes(_ window: KPIWindow) -> Int64 {
        Int64(deeds.count { $0.type == "campaign.reopened" && $0.after("/stage") == "build" && window.contains($0.at) })
    }

    private func firstPass(_ window: KPIWindow) -> KPIValue {
        var returned: Set<String> = []
        var (clean, all): (Int64, Int64) = (0, 0)
        for deed in deeds {
            if deed.type == "campaign.returned" { returned.insert(deed.stream) }
            guard ["campaign.accepted", "campaign.planned"].contains(deed.type), window.contains(deed.at) else {
                continue
            }
            all += 1
            if !returned.contains(deed.stream) { clean += 1 }
        }
        return .ratio(KPIShare(clean, of: all))
    }

    private func recommitments(_ window: KPIWindow) -> Int64 {
        Int64(
            deeds.count { deed in
                guard deed.type == "campaign.edited", window.contains(deed.at) else { return false }
                return deed.change("/committedLaunchAt").map { $0["before"] != .null } ?? false
            }
        )
    }

    private func urgentShare(_ window: KPIWindow) -> KPIValue {
        var priorities: [String: String] = [:]
        var (urgent, all): (Int64, Int64) = (0, 0)
        for deed in deeds {
            if let priority = (deed.after("")?["priority"] ?? deed.after("/priority"))?.string {
                priorities[deed.stream] = priority
            }
            guard deed.type == "campaign.submitted", window.contains(deed.at) else { continue }
            all += 1
            if priorities[deed.stream] == "urgent" { urgent += 1 }
        }
        return .ratio(KPIShare(urgent, of: all))
    }

    /// By the stop of each cycle.
    private func attainment(_ window: KPIWindow) -> KPIValue {
        let stopped = campaigns.flatMap(\.clocks).map { ($0.kind, $0.figures) }.filter { kind, figures in
            let isJudged = figures.state == .met || figures.state == .breached || figures.breachedAt != nil
            return kind == .sla && isJudged && (figures.stoppedAt.map(window.contains) ?? false)
        }
        return .ratio(KPIShare(Int64(stopped.count { $0.1.state == .met }), of: Int64(stopped.count)))
    }

    /// By the due instant of each cycle; what still runs is late.
    func attainmentByDue(_ window: KPIWindow) -> KPIValue {
        let due = campaigns.flatMap(\.clocks).filter { $0.kind == .sla }.map(\.figures).filter { figures in
            let isWaived = figures.state == .cancelled && figures.breachedAt == nil
            return !isWaived && (figures.dueAt.map(window.contains) ?? false)
        }
        return .ratio(KPIShare(Int64(due.count { $0.state == .met }), of: Int64(due.count)))
    }

    private func onTime(_ window: KPIWindow) -> KPIValue {
        let due = campaigns.filter { campaign in
            guard let committed = campaign.committedLaunchAt, window.contains(committed) else { return false }
            let isOver = ["cancelled", "declined"].contains(campaign.stage.rawValue) && campaign.launchedAt == nil
            return !(isOver && campaign.stageEnteredAt < committed)
        }
        let kept = due.count { campaign in
            guard let launched = campaign.launchedAt, let committed = campaign.committedLaunchAt else { return false }
            return launched <= committed
        }
        return .ratio(KPIShare(Int64(kept), of: Int64(due.count)))
    }
}

extension DemoHub {
    fileprivate static let endInstant = Instant(milliseconds: Int64(end.dayNumber) * 86_400_000)
}
