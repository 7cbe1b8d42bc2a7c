private import HubJSON

/// One point of a line's QA checklist with the judgement that counts now.
package struct ChecklistPoint: Hashable, Sendable {
    package let line: String
    /// The item's id, with its locale or row behind a colon where it is repeated.
    package let item: String
    package let template: ChecklistItem
    package let attempt: Int
    /// The tick that counts: of the running attempt, or an earlier pass of a kept item on an untouched line.
    package let valid: ChecklistTick?

    /// Where the point stands in the campaign, as a JSON Pointer.
    package var pointer: String { "/checklist/\(line)/\(JSONPointer.escape(item))" }

    package static func == (left: ChecklistPoint, right: ChecklistPoint) -> Bool {
        left.line == right.line && left.item == right.item && left.valid == right.valid
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(line)
        hasher.combine(item)
    }
}

extension Campaign {
    /// The whole checklist: for each line the common items, then those of its service, repeated where they say so.
    package func checklist(by definitions: CampaignDefinitions) throws -> [ChecklistPoint] {
        try lines.flatMap { try checklist(of: $0, by: definitions) }
    }

    /// The checklist of one line.
    func checklist(of line: ServiceLine, by definitions: CampaignDefinitions) throws -> [ChecklistPoint] {
        let service = try definitions.service(of: line)
        let judged = Dictionary(grouping: ticks.lazy.filter { $0.line == line.id }, by: \.item)
        return try (definitions.brief.checklist + service.checklist).flatMap { item in
            try instances(of: item.repetition, locales: [line.locale], on: line).map { instance in
                let id = instance.suffix.map { "\(item.id):\($0)" } ?? item.id
                let own = try item.automatic.map { try automaticTick($0, id, of: line, by: definitions) }
                return ChecklistPoint(
                    line: line.id,
                    item: id,
                    template: item,
                    attempt: line.attempt,
                    valid: own ?? validTick(among: judged[id] ?? [], isKept: item.isKept, on: line)
                )
            }
        }
    }

    /// The places a repeated task or item stands for; one plain place when it isn't repeated.
    func instances(
        of repetition: Repetition,
        locales: [String],
        on line: ServiceLine
    ) -> [RepetitionInstance] {
        let locales: [String?] = repetition.perLocale ? locales : [nil]
        let rowCount = repetition.rowOf.map { answers(of: line)[$0]?.array?.count ?? 0 }
        let rows: [Int?] = rowCount.map { (0..<$0).map { $0 + 1 } } ?? [nil]
        return locales.flatMap { locale in rows.map { RepetitionInstance(locale: locale, row: $0) } }
    }

    private func validTick(among own: [ChecklistTick], isKept: Bool, on line: ServiceLine) -> ChecklistTick? {
        if let current = own.last(where: { $0.attempt == line.attempt }) { return current }
        guard isKept, let latest = own.max(by: { $0.attempt < $1.attempt }), latest.result == .passed else {
            return nil
        }
        let hadFinding = findings.contains { $0.line == line.id && $0.attempt >= latest.attempt }
        let hasChanged = line.changedAt.map { $0 > latest.at } ?? false
        return hadFinding || hasChanged ? nil : latest
    }
}

extension Campaign {
    /// Judging the checklist belongs to the stages that have an action with that gate.
    func judgesChecklist(by workflow: WorkflowDefinition) -> Bool {
        workflow.actions(from: stage).contains { $0.gates.contains(.checklist) }
    }
}

/// One repetition of a task or checklist item.
struct RepetitionInstance: Hashable, Sendable {
    let locale: String?
    /// From 1.
    let row: Int?

    /// What tells it apart in an item's id: `en-GB`, `1`, `en-GB:1`.
    var suffix: String? {
        let parts = [locale, row.map(String.init)].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ":")
    }

    /// What tells it apart for people: `en-GB, row 1`.
    var words: String? {
        let parts = [locale, row.map { "row \($0)" }].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
