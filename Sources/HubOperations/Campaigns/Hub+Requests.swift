package import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// Takes a brief in, as a draft or submitted at once.
    /// - Throws: `forbidden`, or `invalid` with every problem: of form, and for a submission every unmet requirement.
    ///   Nothing is stored then.
    /// - Parameter reason: Where the request comes from, for its first event.
    package func create(
        _ draft: RequestDraft,
        submit: Bool,
        by caller: Caller,
        reason: String? = nil,
        repetition: RepetitionPolicy<CampaignView> = .never
    ) async throws -> Repeatable<CampaignView> {
        let id = ids.next()
        let heads = definitions.current
        // Before the transaction: it takes a third of the whole, and the store has one writer.
        let formIssues = heads.formIssues(of: draft, by: caller)
        let duplicates = try await duplicates(of: draft, for: caller)
        return try await write(repetition) { tx in
            let campaign = try store(
                draft,
                formIssues,
                submit: submit,
                reason: reason,
                id: id,
                by: caller,
                heads,
                in: tx
            )
            var view = try view(of: campaign, for: caller, tellsPromise: true, in: tx)
            view.duplicates = duplicates
            return view
        }
    }

    /// Stores the campaign that a draft becomes.
    func store(
        _ draft: RequestDraft,
        _ formIssues: [Issue],
        submit: Bool,
        reason: String? = nil,
        id: String,
        by caller: Caller,
        _ heads: DefinitionHeads,
        in tx: WriteTransaction
    ) throws -> Campaign {
        let key = try tx.campaigns.nextKey()
        let new = try newCampaign(
            draft,
            formIssues,
            submit: submit,
            reason: reason,
            id: id,
            key,
            by: caller,
            heads,
            in: tx
        )
        let chain = try record(new.outcome.events, of: new.campaign, after: .start, by: caller, in: tx)
        try tx.campaigns.insert(new.campaign, chain: chain)
        try holdAnswers(of: new.campaign, since: nil, in: tx)
        try tx.facts.insert(new.outcome.facts, of: new.campaign)
        try keepPromise(of: new.campaign, in: tx)
        return new.campaign
    }

    /// The campaign that a draft becomes, and what is to be recorded of it. Stores nothing.
    func newCampaign(
        _ draft: RequestDraft,
        _ formIssues: [Issue],
        submit: Bool,
        reason: String? = nil,
        id: String,
        _ key: CampaignKey,
        by caller: Caller,
        _ heads: DefinitionHeads,
        in tx: ReadTransaction
    ) throws -> (campaign: Campaign, outcome: Outcome) {
        try Self.check(caller, mayRequestFor: draft.division, heads)
        var draft = draft
        try settle(&draft, formIssues, by: caller, in: tx)
        let pins = try heads.pins(forDivision: draft.division)
        var campaign = Campaign.drafted(
            draft,
            id: id,
            key: key,
            requester: caller.id,
            pins: pins,
            serviceVersions: heads.serviceVersions,
            in: try firstStage(of: pins, in: tx),
            at: tx.now
        )
        campaign.isImported = isReplaying
        try checkFiles(of: campaign, since: nil, in: tx)
        var outcome = try finish(&campaign, submit: submit, reason, by: caller, in: tx)
        outcome.events = try startClocks(of: &campaign, outcome.events, in: tx)
        return (campaign, outcome)
    }

    static func check(
        _ caller: Caller,
        mayRequestFor division: String,
        _ heads: DefinitionHeads
    ) throws {
        guard !heads.heads(of: .brief).isEmpty else { throw DefinitionHeads.nothingApplied }
        let isKnown = heads.head(.division, division) != nil
        guard !isKnown || caller.has(anyOf: [.requester, .lead], in: division) else {
            throw HubError(.forbidden, "You have no role to request work for the division \(division)")
        }
    }

    /// Puts ids in the place of the addresses in `requestedFor` and `watchers`.
    /// - Throws: `invalid` with the problems of form and those that only the store knows.
    private func settle(
        _ draft: inout RequestDraft,
        _ formIssues: [Issue],
        by caller: Caller,
        in tx: ReadTransaction
    ) throws {
        var issues = formIssues
        func settled(_ person: String, at pointer: String) throws -> String {
            do {
                return try activePerson(person, at: pointer, in: tx).id
            } catch let error as HubError {
                issues += error.issues
                return person
            }
        }
        draft.requestedFor = try draft.requestedFor.map { try settled($0, at: "/requestedFor") }
        draft.watchers = try draft.watchers.prefix(RequestDraft.watcherLimit).enumerated().map { index, person in
            try settled(person, at: "/watchers/\(index)")
        }
        do {
            try check(draft.links, of: CampaignKey(number: 0), by: caller, in: tx)
        } catch let error as HubError where error.code == .invalid {
            issues += error.issues
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The request has problems", issues: issues) }
    }

    func firstStage(of pins: Campaign.Pins, in tx: ReadTransaction) throws -> StageKey {
        let workflow = try definitions.value(pins.workflow, in: tx).workflow
        guard let workflow else { throw HubError(.internalError, "A pinned definition is of another kind") }
        return workflow.landmarks.draft
    }

    /// Works out tiers, submits when asked, and says what is to be recorded.
    private func finish(
        _ campaign: inout Campaign,
        submit: Bool,
        _ reason: String?,
        by caller: Caller,
        in tx: ReadTransaction
    ) throws -> Outcome {
        let pinned = try definitions.definitions(for: campaign, in: tx)
        try campaign.resize(by: pinned, at: tx.now)
        guard submit else { return Outcome(events: [birth(of: campaign, .drafted, reason, at: tx.now)]) }
        let request = ActionRequest(action: submitAction(of: pinned.workflow))
        let plan = try campaign.plan(request, for: caller, by: pinned, at: tx.now)
        guard plan.isAllowed else { throw refusalOfSubmission(plan) }
        let facts = try campaign.apply(plan, request, by: caller, pinned, at: tx.now).facts
        campaign.version = 1
        var submission = birth(of: campaign, .submitted, reason, at: tx.now)
        submission.informed = campaign.people(informedBy: plan.action.informs, besides: caller.id)
        return Outcome(events: [submission], facts: facts)
    }

    /// The first event of a campaign carries its whole state.
    private func birth(
        of campaign: Campaign,
        _ type: EventType,
        _ reason: String?,
        at now: Instant
    ) -> CampaignEvent {
        CampaignEvent(
            type: type,
            occurredAt: now,
            reason: reason,
            changes: [Change(pointer: "", before: .null, after: .object(campaign.snapshot))]
        )
    }

    private func submitAction(of workflow: WorkflowDefinition) -> ActionKey {
        workflow.actions.first { $0.effect == .submit }?.key ?? "submit"
    }

    /// Nothing exists yet, so the refusal speaks of the request and not of a campaign's gates.
    private func refusalOfSubmission(_ plan: Plan) -> HubError {
        guard plan.refusal == nil else { return HubError.refused(plan, of: nil) }
        let issues = (plan.gates.flatMap(\.items) + plan.inputIssues).map {
            Issue(pointer: $0.pointer, code: $0.code, detail: $0.detail)
        }
        return HubError(.invalid, "The brief can't be submitted yet: \(issues.count) points are open", issues: issues)
    }
}

extension DefinitionHeads {
    /// What is wrong with a request by itself, as the newest definitions see it.
    func formIssues(of draft: RequestDraft, by caller: Caller) -> [Issue] {
        guard let brief = heads(of: .brief).first?.value.brief else { return [] }
        var issues = head(.division, draft.division) == nil ? [unknownDivision(draft.division)] : []
        issues += draft.problems(brief: brief, services: services)
        issues += draft.variantIssues
        if let workflow = heads(of: .workflow).first?.value.workflow { issues += draft.linkIssues(workflow) }
        if draft.priority == .urgent, !caller.has(.lead, in: draft.division) {
            issues.append(.invalid("/priority", "Urgent needs a lead: ask for high, a lead can raise it"))
        }
        return issues
    }
}
