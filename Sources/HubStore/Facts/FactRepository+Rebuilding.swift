package import HubDomain

/// A fact as a computation from events finds it, to be compared with what is stored.
package struct FactLine: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let metric: String
    package let label: String
    package let at: Int64
    package let value: Int64
    package let group: String

    package init(_ fact: Fact, _ group: FactGroup) {
        metric = fact.metric.rawValue
        label = fact.label ?? ""
        at = fact.at.milliseconds
        value = fact.value
        self.group = group.name
    }

    init(metric: String, label: String, at: Int64, value: Int64, group: String) {
        self.metric = metric
        self.label = label
        self.at = at
        self.value = value
        self.group = group
    }

    fileprivate init(row: SQLRow) throws {
        metric = try row.text(0)
        label = row.isNull(1) ? "" : try row.text(1)
        at = try row.int64(2)
        value = try row.int64(3)
        group = try row.text(4)
    }

    package static func < (left: FactLine, right: FactLine) -> Bool {
        (left.at, left.metric, left.label, left.value, left.group)
            < (right.at, right.metric, right.label, right.value, right.group)
    }

    package var description: String {
        "\(metric)\(label.isEmpty ? "" : " " + label) at \(Instant(milliseconds: at).rfc3339): \(value) (\(group))"
    }
}

extension FactRepository {
    /// What is stored of a campaign, in order.
    package func lines(of campaign: CampaignKey) throws -> [FactLine] {
        try transaction.all(FactStatements.ofCampaign, campaign, row: FactLine.init(row:)).sorted()
    }

    /// Whether the roll-ups hold exactly the facts up to the watermark.
    package func rollUpProblems() throws -> [String] {
        let watermark = try watermark
        var wanted: [String: (number: Int64, total: Int64)] = [:]
        var stages: [String: Int64] = [:]
        var position: Int64 = 0
        while position < watermark {
            let facts = try tail(after: position, limit: 5_000).filter { $0.seq <= watermark }
            guard let last = facts.last else { break }
            for fact in facts {
                let key = "\(fact.metric.rawValue)|\(FactSample.bucket(of: fact.at))|\(fact.label ?? "")"
                wanted[key, default: (0, 0)].number += 1
                wanted[key, default: (0, 0)].total += fact.value
                for step in fact.flow { stages["\(step.stage)|\(fact.group)", default: 0] += step.change }
            }
            position = last.seq
        }
        return try bucketProblems(wanted) + stageProblems(stages)
    }

    private func bucketProblems(_ wanted: [String: (number: Int64, total: Int64)]) throws -> [String] {
        var rest = wanted
        var problems: [String] = []
        try transaction.forEach(RollUpStatements.allBuckets) { row in
            let key = "\(try row.text(0))|\(try row.int64(1))|\(try row.text(2))"
            let found = (number: try row.int64(3), total: try row.int64(4))
            let sum = rest.removeValue(forKey: key) ?? (0, 0)
            if sum != found { problems.append("roll-up \(key): \(found) instead of \(sum)") }
            return true
        }
        return problems + rest.keys.sorted().map { "roll-up \($0) is missing" }
    }

    private func stageProblems(_ wanted: [String: Int64]) throws -> [String] {
        var rest = wanted.filter { $0.value != 0 }
        var problems: [String] = []
        try transaction.forEach(RollUpStatements.allStages) { row in
            let key = "\(try row.text(0))|\(try row.int64(1))"
            let found = try row.int64(2)
            let sum = rest.removeValue(forKey: key) ?? 0
            if sum != found { problems.append("stage count \(key): \(found) instead of \(sum)") }
            return true
        }
        return problems + rest.keys.sorted().map { "stage count \($0) is missing" }
    }
}
