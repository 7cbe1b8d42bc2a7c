import HubDomain
import HubOperations

/// What somebody does with a campaign: one use-case.
enum Deed: Sendable {
    case create(RequestDraft, submit: Bool)
    case edit(CampaignEdit)
    case editLine(String, LineEdit)
    case act(ActionRequest)
    /// Hands over to QA; the reviewer then looks at the checklist.
    case requestReview
    case assign(String, to: String)
    case work(String, CampaignTask.State, reason: String?)
    case tick(Campaign.TickRequest)
    case record(FindingDraft)
    case putOut(NewProof)
    case ask([NewApprover])
    case decide(String, Campaign.ApprovalVerdict)
    /// Line, how many, why.
    case grantRounds(String, Int, String)
    case resolve(String, String)
    case quote
    case acceptQuote(Int)
    /// Enters work when it is done; becomes entries as the deed begins.
    case enterTime([WorkedTask])
    case enter([TimeDraft])
    case order(ExpenseDraft)
    /// Everything that was ordered is invoiced.
    case takeInvoices
    case completeTime(String)
    /// Nothing of a campaign.
    case office(OfficeDeed)
}

extension Deed {
    /// What a deed leaves behind.
    struct Result: Sendable {
        /// `nil` when the use-case doesn't return it.
        let campaign: Campaign?
        var checklist: [ChecklistPoint] = []
    }

    /// - Parameter key: `nil` before the campaign exists.
    func perform(on key: CampaignKey?, by caller: Caller, through hub: Hub) async throws -> Result {
        if case .create(let draft, let isSubmitted) = self {
            return Result(campaign: try await hub.create(draft, submit: isSubmitted, by: caller).fresh.campaign)
        }
        if case .office(let deed) = self {
            try await deed.perform(by: caller, through: hub)
            return Result(campaign: nil)
        }
        guard let key else {
            throw HubError(.internalError, "A campaign of the demo was to be changed before it was made")
        }
        return try await change(key, by: caller, through: hub)
    }

    private func change(_ key: CampaignKey, by caller: Caller, through hub: Hub) async throws -> Result {
        switch self {
        case .create, .office: return Result(campaign: nil)
        case .edit(let edit):
            return Result(campaign: try await hub.edit(key, edit, by: caller, expecting: nil).campaign)
        case .editLine(let line, let edit):
            return Result(campaign: try await hub.edit(key, line: line, edit, by: caller, expecting: nil).campaign)
        case .act(let request):
            return Result(campaign: try await hub.perform(request, on: key, for: caller, expecting: nil).fresh.campaign)
        case .requestReview:
            _ = try await hub.perform(ActionRequest(action: "submit-for-qa"), on: key, for: caller, expecting: nil)
            let view = try await hub.checklist(of: key, for: caller)
            return Result(campaign: view.campaign, checklist: try view.points)
        case .assign(let task, let person):
            return Result(campaign: try await hub.change(task, of: key, assignee: person, by: caller))
        case .work(let task, let state, let reason):
            return Result(campaign: try await hub.change(task, of: key, to: state, reason, by: caller))
        case .tick(let request):
            return Result(campaign: try await hub.tick(request, on: key, by: caller, expecting: nil).campaign)
        case .record(let finding):
            _ = try await hub.recordFinding(finding, on: key, by: caller, expecting: nil)
            return Result(campaign: nil)
        case .resolve(let finding, let how):
            _ = try await hub.resolve(finding: finding, of: key, resolution: how, by: caller, expecting: nil)
            return Result(campaign: nil)
        case .putOut, .ask, .decide, .grantRounds:
            return Result(campaign: try await seekApproval(key, by: caller, through: hub))
        case .quote, .acceptQuote, .enterTime, .enter, .order, .takeInvoices, .completeTime:
            try await account(for: key, by: caller, through: hub)
            return Result(campaign: nil)
        }
    }

    private func account(for key: CampaignKey, by caller: Caller, through hub: Hub) async throws {
        switch self {
        case .quote: _ = try await hub.makeQuote(of: key, by: caller)
        case .acceptQuote(let number): _ = try await hub.acceptQuote(number, of: key, by: caller)
        case .enter(let drafts):
            guard !drafts.isEmpty else { return }
            _ = try await hub.enter(drafts.map { $0.on(key) }, by: caller)
        case .order(let draft): _ = try await hub.order(draft, for: key, by: caller)
        case .takeInvoices:
            for view in try await hub.expenses(of: key, for: caller) where view.expense.state == .ordered {
                _ = try await hub.invoice(expense: view.expense.id, amount: nil, on: nil, by: caller)
            }
        case .completeTime(let line): try await hub.setCapture(of: line, of: key, isClosed: true, by: caller)
        default: break
        }
    }

    private func seekApproval(_ key: CampaignKey, by caller: Caller, through hub: Hub) async throws -> Campaign? {
        switch self {
        case .putOut(let proof):
            return try await hub.putOut(proof, of: key, by: caller, expecting: nil).fresh.campaign
        case .ask(let approvers):
            let asked = try await hub.askApproval(
                of: nil,
                from: approvers,
                note: nil,
                on: key,
                by: caller,
                expecting: nil
            )
            return try asked.fresh.first?.campaign
        case .decide(let approval, let verdict):
            return try await hub.decide(approval, verdict, on: key, by: caller, expecting: nil).fresh.campaign
        case .grantRounds(let line, let rounds, let reason):
            _ = try await hub.grantRounds(rounds, line: line, reason: reason, on: key, by: caller, expecting: nil)
            return nil
        default: return nil
        }
    }
}

extension Hub {
    fileprivate func change(
        _ task: String,
        of key: CampaignKey,
        to state: CampaignTask.State? = nil,
        assignee: String? = nil,
        _ reason: String? = nil,
        by caller: Caller
    ) async throws -> Campaign {
        try await changeTask(
            task,
            of: key,
            state: state,
            assignee: assignee.map(Optional.some),
            reason: reason,
            by: caller,
            expecting: nil
        ).campaign
    }
}

extension TimeDraft {
    fileprivate func on(_ key: CampaignKey) -> TimeDraft {
        var draft = self
        draft.campaign = key
        return draft
    }
}
