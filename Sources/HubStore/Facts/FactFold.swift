import HubDomain

/// Folds facts into roll-ups behind the commits. What it hasn't reached yet, readers add themselves.
package struct FactFold: Sendable {
    private let store: Store

    package init(store: Store) {
        self.store = store
    }

    /// Folds the next facts.
    /// - Returns: How many; 0 when there is nothing left.
    package func runOnce(limit: Int = 2_000) async throws -> Int {
        let (position, facts) = try await store.read { tx in
            let position = try tx.facts.watermark
            return (position, try tx.facts.tail(after: position, limit: limit))
        }
        guard let last = facts.last else { return 0 }
        try await store.write { tx in
            guard try tx.facts.watermark == position else { return }
            // Facts of a voided action may have gone meanwhile; the next run reads anew.
            guard try tx.facts.isUnchanged(facts, after: position) else { return }
            try tx.facts.fold(facts)
            try tx.search.advance(RollUpStatements.consumer, to: last.seq)
        }
        return facts.count
    }
}

/// A fact as it is stored.
struct StoredFact: Sendable {
    let seq: Int64
    let metric: Fact.Metric
    let label: String?
    let at: Instant
    let recordedAt: Instant
    let group: Int64
    let value: Int64

    /// The columns of `rollups.tail`.
    init(row: SQLRow) throws {
        seq = try row[0]
        metric = try row[2]
        label = try row[3]
        at = try row[4]
        recordedAt = try row[5]
        group = try row[6]
        value = try row[7]
    }

    /// How the fact changes the number of campaigns in stages.
    var flow: [(stage: String, change: Int64)] {
        switch metric {
        case .submitted: label.map { [(stage: $0, change: Int64(1))] } ?? []
        case .regrouped: label.map { [(stage: $0, change: value)] } ?? []
        case .moved:
            label.flatMap(Fact.stages(of:)).map {
                [(stage: $0.from.rawValue, change: Int64(-1)), (stage: $0.to.rawValue, change: Int64(1))]
            } ?? []
        default: []
        }
    }
}

extension FactRepository {
    /// The last fact that the roll-ups hold.
    var watermark: Int64 {
        get throws { try transaction.search.position(of: RollUpStatements.consumer) }
    }

    func tail(after position: Int64, limit: Int = Int.max) throws -> [StoredFact] {
        try transaction.all(RollUpStatements.tail, position, limit, row: StoredFact.init(row:))
    }
}

extension FactRepository where Transaction == WriteTransaction {
    private struct Bucket: Hashable {
        let metric: Fact.Metric
        let begin: Int64
        let label: String
    }

    private struct StageCount: Hashable {
        let stage: String
        let group: Int64
    }

    private struct Sum {
        var number: Int64 = 0
        var total: Int64 = 0
        var recordedAt = Instant(milliseconds: .min)
    }

    func fold(_ facts: [StoredFact]) throws {
        var buckets: [Bucket: Sum] = [:]
        var stages: [StageCount: Int64] = [:]
        for fact in facts {
            let bucket = Bucket(metric: fact.metric, begin: FactSample.bucket(of: fact.at), label: fact.label ?? "")
            buckets[bucket, default: Sum()].number += 1
            buckets[bucket, default: Sum()].total += fact.value
            let newest = buckets[bucket]?.recordedAt ?? fact.recordedAt
            buckets[bucket]?.recordedAt = max(newest, fact.recordedAt)
            for step in fact.flow {
                stages[StageCount(stage: step.stage, group: fact.group), default: 0] += step.change
            }
        }
        for (key, sum) in buckets {
            try transaction.run(
                RollUpStatements.addToBucket,
                key.metric,
                key.begin,
                key.label,
                sum.number,
                sum.total,
                sum.recordedAt
            )
        }
        for (key, change) in stages where change != 0 {
            try transaction.run(RollUpStatements.addToStage, key.stage, key.group, change)
        }
    }

    /// Forgets every roll-up; the fold begins anew.
    package func clearRollUps() throws {
        try transaction.run(RollUpStatements.clearBuckets)
        try transaction.run(RollUpStatements.clearStages)
        try transaction.search.advance(RollUpStatements.consumer, to: 0)
    }
}
