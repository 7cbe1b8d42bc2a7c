import HubDomain
import HubJSON
import HubStore

/// Computes every fact anew from the events and compares.
package struct FactRebuild: Sendable {
    private let hub: Hub

    package init(hub: Hub) {
        self.hub = hub
    }

    package struct Report: Hashable, Sendable {
        package var campaigns = 0
        package var facts = 0
        /// Campaigns whose facts differed, with the first few differences.
        package var differing: [String] = []
        /// Roll-ups that differed from the facts.
        package var rollUps: [String] = []

        package var isSound: Bool { differing.isEmpty && rollUps.isEmpty }
    }

    /// Campaigns looked at together.
    private static let batch = 100

    /// - Parameters:
    ///   - isVerifying: Compare only, and change nothing.
    ///   - progress: Told how many campaigns are done.
    package func run(isVerifying: Bool, progress: (@Sendable (Int, Int) -> Void)? = nil) async throws -> Report {
        var report = Report()
        let total = try await hub.store.read { try $0.facts.campaignCount() }
        var position: Int64 = 0
        while true {
            let after = position
            let keys = try await hub.store.read { try $0.facts.campaigns(after: after, limit: Self.batch) }
            guard let last = keys.last else { break }
            for key in keys { try await compare(key, isVerifying, &report) }
            position = last.number
            progress?(report.campaigns, total)
        }
        try await compareRollUps(isVerifying, &report)
        return report
    }

    private func compare(_ key: CampaignKey, _ isVerifying: Bool, _ report: inout Report) async throws {
        let (stored, found) = try await hub.store.read { tx in
            (try tx.facts.lines(of: key), try facts(of: key, in: tx))
        }
        report.campaigns += 1
        report.facts += found.count
        let wanted = found.map { FactLine($0.fact, $0.group) }.sorted()
        guard stored != wanted else { return }
        let missing = wanted.filter { !stored.contains($0) }.prefix(3).map { "\(key) lacks \($0)" }
        let surplus = stored.filter { !wanted.contains($0) }.prefix(3).map { "\(key) has \($0) too many" }
        report.differing += missing + surplus + (missing.isEmpty && surplus.isEmpty ? ["\(key) has facts twice"] : [])
        guard !isVerifying else { return }
        try await hub.store.write { tx in try tx.facts.replaceAll(of: key, with: try facts(of: key, in: tx)) }
    }

    private func facts(
        of key: CampaignKey,
        in tx: ReadTransaction
    ) throws -> [(fact: Fact, group: FactGroup, recordedAt: Instant)] {
        let campaign = try tx.campaigns.find(key)
        var replay = CampaignReplay(of: campaign, try hub.definitions.definitions(for: campaign, in: tx))
        var found: [(fact: Fact, group: FactGroup, recordedAt: Instant)] = []
        let voided = try hub.voidedSpans(of: campaign.id, in: tx)
        var position: Int64 = 0
        while true {
            let records = try Events.list(stream: campaign.id, after: position, limit: 500, in: tx)
            guard let last = records.last else { return found }
            for record in records where !voided.contains(where: { $0.contains(record.streamSeq) }) {
                guard let type = EventType(rawValue: record.event.type) else { continue }
                let known = replay.facts.count
                let body = try Self.body(of: record)
                if type == .actionVoided {
                    replay.takeVoid(of: body["action"]?.string, at: record.event.occurredAt)
                } else {
                    replay.take(type, at: record.event.occurredAt, body: body)
                }
                found += replay.facts[known...].map { ($0.fact, $0.group, record.recordedAt) }
            }
            position = last.streamSeq
        }
    }

    private static func body(of record: EventRecord) throws -> JSONObject {
        do {
            return try JSONParser.parse(record.event.body).object ?? JSONObject()
        } catch {
            throw HubError(.internalError, "A stored event can't be read", cause: error)
        }
    }

    private func compareRollUps(_ isVerifying: Bool, _ report: inout Report) async throws {
        if isVerifying {
            report.rollUps = try await hub.store.read { try $0.facts.rollUpProblems() }
            return
        }
        let problems = try await hub.store.read { try $0.facts.rollUpProblems() }
        if !problems.isEmpty || !report.differing.isEmpty { try await hub.store.write { try $0.facts.clearRollUps() } }
        report.rollUps = problems
        let fold = FactFold(store: hub.store)
        while try await fold.runOnce() > 0 {}
    }
}
