package import HubJSON

extension Campaign {
    package func handOff(_ id: String) -> HandOff? { handOffs.first { $0.id == id } }

    /// When what was handed over is due: what was agreed, else what the clock says.
    package func dueAt(_ handOff: HandOff) -> Instant? {
        handOff.dueAt ?? clocks.last { $0.subject == handOff.part.subject }?.figures.dueAt
    }

    /// Hands work of a line to a vendor.
    /// - Parameter vendor: The definition; `nil` when there is none of that key.
    /// - Throws: `forbidden`, `conflict` outside production, or `invalid`.
    package mutating func handOver(
        _ draft: HandOffDraft,
        to vendor: VendorDefinition?,
        by caller: Caller,
        _ workflow: WorkflowDefinition,
        at now: Instant
    ) throws -> Outcome {
        guard caller.has(anyOf: [.producer, .lead], in: division) else {
            throw HubError(.forbidden, "Work is handed over by producers and leads")
        }
        try checkIsProduced(workflow)
        let issues = issues(with: draft, vendor, now)
        guard issues.isEmpty else { throw HubError(.invalid, "The hand-off has problems", issues: issues) }
        let handOff = HandOff(
            id: "W\(Self.nextNumber(in: handOffs.map(\.id)))",
            line: draft.line,
            vendor: draft.vendor,
            what: draft.what,
            dueAt: draft.dueAt,
            price: draft.price,
            people: vendor?.people ?? [],
            sentBy: caller.id,
            sentAt: now,
            changedAt: now
        )
        handOffs.append(handOff)
        touch(at: now)
        let change = Change(pointer: "/handOffs/\(handOff.id)", before: .null, after: .object(handOff.snapshot))
        return Outcome(events: [CampaignEvent(type: .handOffSent, occurredAt: now, changes: [change])])
    }

    private func issues(with draft: HandOffDraft, _ vendor: VendorDefinition?, _ now: Instant) -> [Issue] {
        var issues = futureIssue(draft.dueAt, "dueAt", now)
        if draft.what.isBlank {
            issues.append(.required("/what", "Say what is asked for"))
        } else {
            issues += TextRules.issues(withRemark: draft.what, at: "/what")
        }
        let line = line(draft.line)
        if line == nil { issues.append(.invalid("/line", "\(key) has no line \"\(draft.line.shortened)\"")) }
        guard let vendor else {
            return issues + [.invalid("/vendor", "There is no vendor \"\(draft.vendor.shortened)\"")]
        }
        if let line, !vendor.services.contains(line.service) {
            issues.append(.invalid("/vendor", "\(vendor.name) doesn't work for \(line.service)"))
        }
        return issues + priceIssues(draft.price, vendor)
    }

    private func priceIssues(_ price: Money?, _ vendor: VendorDefinition) -> [Issue] {
        guard let price else { return [] }
        if price.minor <= 0 { return [.invalid("/price/amountMinor", "must be above zero")] }
        guard price.currency != vendor.currency else { return [] }
        return [.invalid("/price/currency", "must be \(vendor.currency), the currency of \(vendor.name)")]
    }

    /// Takes a hand-off on.
    /// - Parameters:
    ///   - vendor: The definition of its vendor; `nil` when it is gone.
    ///   - isVendor: Whether the caller speaks for the vendor; producers and leads may write down what the vendor said.
    /// - Throws: `not-found`, `forbidden`, `conflict` with the state, or `invalid` without the word that a step needs.
    package mutating func take(
        _ move: HandOffMove,
        on id: String,
        of vendor: VendorDefinition?,
        isVendor: Bool,
        by caller: Caller,
        _ workflow: WorkflowDefinition,
        at now: Instant
    ) throws -> Outcome {
        guard let index = handOffs.firstIndex(where: { $0.id == id }) else { throw missing(handOff: id) }
        guard caller.has(anyOf: [.producer, .lead], in: division) || move.step.isVendors && isVendor else {
            throw HubError(.forbidden, "\(move.step.rawValue) is for producers and leads")
        }
        let before = handOffs[index]
        guard move.step.from.contains(before.state) else {
            throw HubError(
                .conflict,
                "\(id) is \(before.state.rawValue): \(move.step.rawValue) can't follow",
                details: ["state": .string(before.state.rawValue)]
            )
        }
        if move.step == .send { try checkIsProduced(workflow) }
        let issues =
            move.issues(at: now) + futureIssue(move.dueAt, "dueAt", now)
            + (vendor.map { priceIssues(move.price, $0) } ?? [])
        guard issues.isEmpty else { throw HubError(.invalid, "The step has problems", issues: issues) }
        handOffs[index].advance(by: move, caller, at: now)
        touch(at: now)
        let changes = Change.between(
            .object(before.snapshot),
            .object(handOffs[index].snapshot),
            at: "/handOffs/\(id)"
        )
        return Outcome(events: [
            CampaignEvent(type: move.step.event, occurredAt: now, reason: move.note, changes: changes)
        ])
    }

    package func missing(handOff id: String) -> HubError {
        HubError(.notFound, "Campaign \(key) has no hand-off \"\(id.shortened)\"")
    }

    /// Names the expense that committed the price of a hand-off; `nil` once nothing is committed for it.
    package mutating func book(_ expense: String?, forHandOff id: String) {
        guard let index = handOffs.firstIndex(where: { $0.id == id }) else { return }
        handOffs[index].expense = expense
    }

    /// Vendors stop working when the campaign ends without a launch. What they are owed stays committed.
    mutating func withdrawHandOffs(at now: Instant) {
        for index in handOffs.indices where handOffs[index].state.isOpen {
            handOffs[index].state = .withdrawn
            handOffs[index].changedAt = now
        }
    }

    private func checkIsProduced(_ workflow: WorkflowDefinition) throws {
        guard workflow.stage(stage)?.category != .production else { return }
        throw HubError(
            .conflict,
            "Work is handed over during production; the campaign is in \(stage.rawValue)",
            details: ["stage": .string(stage.rawValue)]
        )
    }
}

extension HandOff {
    fileprivate mutating func advance(by move: HandOffMove, _ caller: Caller, at now: Instant) {
        state = move.step.state
        changedAt = now
        switch move.step {
        case .deliver: delivery = move.delivery
        case .return: returns += 1
        case .send:
            dueAt = move.dueAt
            price = move.price ?? price
            sentBy = caller.id
            sentAt = now
        case .acknowledge, .refuse, .accept, .withdraw: break
        }
    }

    /// What events tell of it; the price stays out of them.
    package var snapshot: JSONObject {
        [
            "line": .string(line), "vendor": .string(vendor), "what": .string(what), "state": .string(state.rawValue),
            "dueAt": .instant(dueAt), "delivery": delivery.map(JSONValue.string) ?? .null,
            "returns": .integer(Int64(returns)),
        ]
    }
}
