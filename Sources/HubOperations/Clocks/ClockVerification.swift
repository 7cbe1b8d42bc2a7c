import HubDomain
import HubJSON
import HubStore

/// Works every cycle out again from the recorded events and compares it with what is stored.
package struct ClockVerification: Sendable {
    private let hub: Hub

    package init(hub: Hub) {
        self.hub = hub
    }

    package struct Report: Hashable, Sendable {
        package var campaigns = 0
        package var cycles = 0
        /// A sentence for each difference.
        package var differences: [String] = []

        package init() {}
    }

    /// - Parameter progress: Told how many campaigns are through.
    package func run(progress: (@Sendable (Int) -> Void)? = nil) async throws -> Report {
        var report = Report()
        var last: CampaignKey?
        while true {
            let from = last
            let (keys, part) = try await hub.store.read { [hub] tx in
                let keys = try tx.clocks.campaigns(after: from, limit: 100)
                var part = Report()
                for key in keys { try hub.verifyClocks(of: key, &part, in: tx) }
                return (keys, part)
            }
            guard let newest = keys.last else { return report }
            last = newest
            report.campaigns += part.campaigns
            report.cycles += part.cycles
            report.differences += part.differences
            progress?(report.campaigns)
        }
    }
}

extension Hub {
    fileprivate func verifyClocks(
        of key: CampaignKey,
        _ report: inout ClockVerification.Report,
        in tx: ReadTransaction
    ) throws {
        let known = try tx.campaigns.find(key)
        // From the disk, whatever this process remembers.
        guard let campaign = try tx.campaigns.find(id: known.id) else { return }
        let recorded = try recordedClockEvents(of: campaign, in: tx)
        let shelf = try definitions.clockShelf(for: campaign, in: tx)
        report.campaigns += 1
        report.cycles += campaign.clocks.count
        for cycle in campaign.clocks {
            let id = CycleID(clock: cycle.clock, subject: cycle.subject, number: cycle.number)
            let events = recorded[id] ?? []
            if events != cycle.events {
                report.differences.append(
                    "\(key) \(id): the recorded events are \(Self.listed(events)), stored are \(Self.listed(cycle.events))"
                )
            }
            let reckoned = try cycle.replacing(events: events).reckoned(shelf)
            if reckoned != cycle.figures {
                report.differences.append("\(key) \(id): \(Self.differences(stored: cycle.figures, reckoned))")
            }
        }
        let stored = Set(campaign.clocks.map { CycleID(clock: $0.clock, subject: $0.subject, number: $0.number) })
        for id in recorded.keys where !stored.contains(id) {
            report.differences.append("\(key) \(id): recorded, but not stored")
        }
        let pinned = try definitions.definitions(for: campaign, in: tx)
        let place = campaign.reckonedQueueAt(pinned.workflow)
        if place != campaign.queueAt {
            report.differences.append(
                "\(key): its place in the queue is \(Self.text(campaign.queueAt)), reckoned \(Self.text(place))"
            )
        }
    }

    private struct CycleID: Hashable, CustomStringConvertible {
        let clock: ClockKey
        let subject: String?
        let number: Int

        var description: String { "\(clock.rawValue)\(subject.map { " " + $0 } ?? "") \(number)" }
    }

    private func recordedClockEvents(
        of campaign: Campaign,
        in tx: ReadTransaction
    ) throws -> [CycleID: [ClockEvent]] {
        var recorded: [CycleID: [ClockEvent]] = [:]
        var last: Int64 = 0
        while true {
            let records = try Events.list(stream: campaign.id, after: last, limit: 200, in: tx)
            guard let newest = records.last else { return recorded }
            last = newest.streamSeq
            for record in records where record.event.body.contains("\"clocks\"") {
                for entry in try Self.parsedBody(of: record)["clocks"]?.array ?? [] {
                    guard let event = RecordedClockEvent(entry) else {
                        throw HubError(.internalError, "A recorded clock event of \(campaign.key) can't be read")
                    }
                    let id = CycleID(clock: event.clock, subject: event.subject, number: event.cycle)
                    // A cycle that a voided action had started is gone, and its number free again.
                    if case .void(keeping: 0) = event.event.change {
                        recorded[id] = nil
                    } else {
                        recorded[id, default: []].append(event.event)
                    }
                }
            }
        }
    }

    private static func listed(_ events: [ClockEvent]) -> String {
        events.isEmpty ? "none" : events.map(\.text).joined(separator: "; ")
    }

    private static func differences(stored: ClockFigures, _ reckoned: ClockFigures) -> String {
        let pairs = zip(Mirror(reflecting: stored).children, Mirror(reflecting: reckoned).children)
        return pairs.filter { "\($0.value)" != "\($1.value)" }.map { stored, reckoned in
            "\(stored.label ?? "?") is stored as \(stored.value), reckoned \(reckoned.value)"
        }
        .joined(separator: "; ")
    }

    private static func text(_ instant: Instant?) -> String { instant?.rfc3339 ?? "none" }
}
