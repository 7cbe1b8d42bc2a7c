package import HubJSON

/// What a change of scope does to the work that was done: shown before it is agreed to.
package struct ScopeEffects: Hashable, Sendable {
    /// Lines that are changed, new or given up.
    package let lines: [String]
    /// Approvals, given or waited for, that no longer count.
    package let approvals: [String]
    /// Checklist items that have to be ticked anew, as `L1/K-01`.
    package let ticks: [String]
    /// Unfinished tasks that are dropped.
    package let droppedTasks: [String]
    package let newTasks: Int
    /// The stage that the campaign goes back to; `nil` when it stays where it is.
    package let backTo: StageKey?
    /// A confirmed launch slot is given up.
    package let losesSlot: Bool

    init(from before: Campaign, to after: Campaign, _ definitions: CampaignDefinitions) throws {
        let old = Dictionary(before.lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let new = Set(after.lines.map(\.id))
        let touched = after.lines.filter { old[$0.id]?.isSameScope(as: $0) != true }.map(\.id)
        lines = touched + before.lines.map(\.id).filter { !new.contains($0) }
        approvals = before.approvals.filter { approval in
            let counted = approval.isWaiting || before.counts(approval)
            return counted && after.approval(approval.id).map { !$0.isWaiting && !after.counts($0) } ?? true
        }
        .map(\.id)
        let passed = { (campaign: Campaign) in
            Set(
                try campaign.checklist(by: definitions)
                    .filter { $0.template.automatic == nil && $0.valid?.result == .passed }
                    .map { "\($0.line)/\($0.item)" }
            )
        }
        ticks = try passed(before).subtracting(passed(after)).sorted()
        let states = Dictionary(after.tasks.map { ($0.id, $0.state) }, uniquingKeysWith: { first, _ in first })
        droppedTasks = before.tasks.filter { !$0.state.isFinished && states[$0.id] == .dropped }.map(\.id)
        newTasks = after.tasks.count - before.tasks.count
        backTo = after.stage == before.stage ? nil : after.stage
        losesSlot = before.scheduledLaunchAt != nil && after.scheduledLaunchAt == nil
    }

    package var json: JSONObject {
        var object: JSONObject = [
            "lines": .array(lines.map(JSONValue.string)), "approvals": .array(approvals.map(JSONValue.string)),
            "ticks": .array(ticks.map(JSONValue.string)), "droppedTasks": .array(droppedTasks.map(JSONValue.string)),
            "newTasks": .integer(Int64(newTasks)), "losesSlot": .bool(losesSlot),
        ]
        object["backTo"] = backTo.map { .string($0.rawValue) }
        return object
    }

    /// Reads what ``json`` made.
    package init(json: JSONValue) {
        func texts(_ name: String) -> [String] { (json[name]?.array ?? []).compactMap(\.string) }
        lines = texts("lines")
        approvals = texts("approvals")
        ticks = texts("ticks")
        droppedTasks = texts("droppedTasks")
        newTasks = Int(json["newTasks"]?.integer ?? 0)
        backTo = json["backTo"]?.string.map(StageKey.init(rawValue:))
        losesSlot = json["losesSlot"]?.bool ?? false
    }
}

extension ServiceLine {
    /// Whether nothing was changed that was agreed on.
    fileprivate func isSameScope(as other: ServiceLine) -> Bool {
        tier == other.tier && quantity == other.quantity && locale == other.locale && answers == other.answers
    }
}
