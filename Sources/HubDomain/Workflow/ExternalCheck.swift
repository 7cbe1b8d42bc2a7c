package import HubJSON

/// A check that is made outside of the hub; its answer opens a gate.
package struct ExternalCheck: Hashable, Sendable {
    /// Such as `spam-score`.
    package let name: String
    /// Address, in lower case, of the person, mostly a program's, who answers.
    package let by: String

    package init(name: String, by: String) {
        self.name = name
        self.by = by
    }
}

/// What was answered to a check. It counts for the attempt in which it was given.
package struct ExternalAnswer: Hashable, Sendable {
    /// Name of the check.
    package let check: String
    package let attempt: Int
    package let result: Result
    package let note: String?
    /// Where more is found, such as a report's address.
    package let reference: String?
    /// Person id.
    package let by: String
    package let at: Instant

    package enum Result: String, Hashable, Sendable, CaseIterable {
        case passed
        case failed
    }

    package init(
        check: String,
        attempt: Int,
        result: Result,
        note: String?,
        reference: String?,
        by: String,
        at: Instant
    ) {
        self.check = check
        self.attempt = attempt
        self.result = result
        self.note = note
        self.reference = reference
        self.by = by
        self.at = at
    }

    package var snapshot: JSONObject {
        var object: JSONObject = ["result": .string(result.rawValue), "attempt": .integer(Int64(attempt))]
        object["note"] = note.map(JSONValue.string)
        object["reference"] = reference.map(JSONValue.string)
        return object
    }
}

extension WorkflowDefinition {
    /// The checks that some action waits for, each once.
    package var externalChecks: [ExternalCheck] {
        var seen: Set<String> = []
        return actions.flatMap(\.gates).compactMap { gate in
            guard case .externalCheck(let check) = gate, seen.insert(check.name).inserted else { return nil }
            return check
        }
    }
}

extension Campaign {
    /// The answer to a check that counts now.
    package func standing(_ check: ExternalCheck, _ answers: [ExternalAnswer]) -> ExternalAnswer? {
        answers.first { $0.check == check.name && $0.attempt == highestAttempt }
    }

    /// What an external check still has to say.
    func unanswered(_ check: ExternalCheck, _ answers: [ExternalAnswer]) -> [Issue] {
        let answer = standing(check, answers)
        guard answer?.result != .passed else { return [] }
        let said = answer.map { "says no" + ($0.note.map { ": \($0)" } ?? "") } ?? "hasn't answered in this attempt"
        return [
            Issue(
                pointer: "/externalChecks/\(check.name)",
                code: "external-check",
                detail: "\(check.name) \(said)",
                satisfy: Satisfy(
                    method: "POST",
                    href: "/v1/campaigns/\(key)/external-checks/\(check.name)",
                    body: ["result": .string(ExternalAnswer.Result.passed.rawValue)]
                )
            )
        ]
    }

    /// Takes an answer from outside.
    /// - Parameters:
    ///   - address: The caller's, in lower case.
    ///   - known: The answers so far.
    /// - Throws: `not-found` for a check that no action waits for, `forbidden` for others than the check's own person,
    ///   `conflict` for a campaign that isn't open, or `invalid`.
    package func answer(
        _ name: String,
        _ result: ExternalAnswer.Result,
        note: String?,
        reference: String?,
        by caller: Caller,
        address: String?,
        known: [ExternalAnswer],
        _ workflow: WorkflowDefinition,
        at now: Instant
    ) throws -> (answer: ExternalAnswer, outcome: Outcome) {
        guard let check = workflow.externalChecks.first(where: { $0.name == name }) else {
            throw HubError(.notFound, "No action of \(key) waits for a check \"\(name.shortened)\"")
        }
        guard address == check.by else { throw HubError(.forbidden, "\(name) is answered by \(check.by)") }
        guard submittedAt != nil, workflow.stage(stage)?.category.isOpen ?? false else {
            throw HubError(
                .conflict,
                "A campaign that is \(stage.rawValue) isn't checked",
                details: ["stage": .string(stage.rawValue)]
            )
        }
        var issues =
            TextRules.issues(withRemark: note, at: "/note") + TextRules.issues(withRemark: reference, at: "/reference")
        if result == .failed, (note ?? "").isBlank { issues.append(.required("/note", "Say what is wrong")) }
        guard issues.isEmpty else { throw HubError(.invalid, "The answer has problems", issues: issues) }
        let answer = ExternalAnswer(
            check: name,
            attempt: highestAttempt,
            result: result,
            note: note,
            reference: reference,
            by: caller.id,
            at: now
        )
        let before = known.first { $0.check == name }
        let change = Change(
            pointer: "/externalChecks/\(name)",
            before: before.map { .object($0.snapshot) } ?? .null,
            after: .object(answer.snapshot)
        )
        let event = CampaignEvent(type: .externallyChecked, occurredAt: now, reason: note, changes: [change])
        return (answer, Outcome(events: [event]))
    }
}
