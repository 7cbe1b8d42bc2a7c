/// What an action would do for a caller now, or what stands in its way. The one decision that listing actions and
/// performing them share.
package struct Plan: Sendable {
    package let action: ActionDefinition
    /// The stage afterwards.
    package let destination: StageKey
    package let refusal: Refusal?
    package let gates: [GateResult]
    /// What is wrong with the input of the action itself.
    package let inputIssues: [Issue]
    /// What should be thought of, and stands in nobody's way.
    package var warnings: [Issue] = []

    package var isAllowed: Bool { refusal == nil && inputIssues.isEmpty && gates.allSatisfy(\.isOpen) }

    /// Members of the request that the action can't do without and that weren't given, by their wire names.
    package private(set) var missingInput: [String] = []

    package init(
        action: ActionDefinition,
        destination: StageKey,
        refusal: Refusal?,
        gates: [GateResult],
        inputIssues: [Issue]
    ) {
        self.action = action
        self.destination = destination
        self.refusal = refusal
        self.gates = gates
        self.inputIssues = inputIssues
    }

    /// The plan of an action that is not being performed yet: what it lacks is told but doesn't count against it.
    var withoutInput: Plan {
        var plan = Plan(action: action, destination: destination, refusal: refusal, gates: gates, inputIssues: [])
        plan.warnings = warnings
        plan.missingInput = inputIssues.filter { $0.code == "required" }.map { String($0.pointer.dropFirst()) }
        return plan
    }

    /// Why an action isn't on offer, whatever its gates say.
    package enum Refusal: Hashable, Sendable {
        /// The caller lacks the role.
        case role([Role])
        /// The stage offers other actions.
        case stage
        /// The work stands still.
        case held
        /// There is nothing to resume or to answer.
        case notHeld
    }
}

/// The state of one gate.
package struct GateResult: Hashable, Sendable {
    package let gate: Gate
    package let state: State
    /// What is unmet, each with the way to mend it.
    package let items: [Issue]
    /// The words of leads that opened it although it was unmet.
    package let overrides: [GateOverride]

    package enum State: String, Hashable, Sendable {
        case satisfied
        case unmet
        case overridden
    }

    package init(gate: Gate, items: [Issue]) {
        self.gate = gate
        self.items = items
        overrides = []
        state = items.isEmpty ? .satisfied : .unmet
    }

    /// A gate that leads have opened.
    init(gate: Gate, items: [Issue], overrides: [GateOverride]) {
        self.gate = gate
        self.items = items
        self.overrides = overrides
        state = .overridden
    }

    package var isOpen: Bool { state != .unmet }
}
