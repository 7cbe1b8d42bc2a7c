package import HubDomain
package import HubJSON
package import HubOperations

/// Takes campaigns through their life by use-cases alone, with the people that each step asks for: the requester hands
/// in, the producer builds, the reviewer checks.
package struct ScenarioRunner: Sendable {
    package let test: TestHub
    package let requester: TestPerson
    package let producer: TestPerson
    package let reviewer: TestPerson

    private var hub: Hub { test.hub }

    package init(
        _ test: TestHub,
        requester: TestPerson = .requester,
        producer: TestPerson = .producer,
        reviewer: TestPerson = .reviewer
    ) {
        self.test = test
        self.requester = requester
        self.producer = producer
        self.reviewer = reviewer
    }

    /// Hands a request in, as the complete newsletter unless told otherwise. A confidential one names the team, so that
    /// they can work on it, and pages get addresses of their own.
    @discardableResult
    package func create(_ draft: RequestDraft? = nil, submit: Bool = true) async throws -> Campaign {
        var draft = try draft ?? .newsletter(at: test.now)
        if draft.brief["confidential"] == true, draft.watchers.isEmpty {
            draft.watchers = [producer, reviewer, .lead].map(\.email)
        }
        let others = try await test.campaignCount()
        for index in draft.lines.indices where others + index > 0 {
            guard let path = draft.lines[index].answers["urlPath"]?.string else { continue }
            draft.lines[index].answers["urlPath"] = .string("\(path)-\(others)-\(index)")
        }
        return try await hub.create(draft, submit: submit, by: requester.caller).campaign
    }

    /// Creates a campaign and takes it to a stage of the shipped workflow.
    /// - Throws: Whatever a use-case on the way throws.
    @discardableResult
    package func campaign(in stage: StageKey, from draft: RequestDraft? = nil) async throws -> Campaign {
        let created = try await create(draft, submit: stage != .draft)
        return try await advance(created.key, to: stage)
    }

    /// Takes a campaign on from the stage that it is in, by the straight way.
    @discardableResult
    package func advance(_ key: CampaignKey, to stage: StageKey) async throws -> Campaign {
        var campaign = try await hub.campaign(key).campaign
        while campaign.stage != stage {
            guard let step = Step.from(campaign.stage, towards: stage) else {
                throw NoWay(from: campaign.stage, to: stage)
            }
            campaign = try await take(step, with: campaign)
        }
        return campaign
    }

    /// Performs an action.
    @discardableResult
    package func perform(
        _ request: ActionRequest,
        on key: CampaignKey,
        by person: TestPerson,
        expecting version: Int64? = nil
    ) async throws -> Campaign {
        try await hub.perform(request, on: key, for: person.caller, expecting: version).campaign
    }

    /// Finishes every open task of the stage that the campaign is in, in the order that they wait for each other; each
    /// by somebody of the task's role.
    package func finishTasks(of key: CampaignKey) async throws {
        while true {
            let campaign = try await hub.campaign(key).campaign
            let next = campaign.tasks.first {
                $0.stage == campaign.stage && !$0.state.isFinished && $0.state != .blocked
            }
            guard let task = next else { return }
            _ = try await hub.changeTask(
                task.id,
                of: key,
                state: .done,
                assignee: nil,
                reason: nil,
                by: person(for: task.role).caller,
                expecting: nil
            )
        }
    }

    /// Ticks every point of the checklist as passed, with the evidence that it asks for.
    package func passChecklist(of key: CampaignKey) async throws {
        for point in try await hub.checklist(of: key).points where point.valid?.result != .passed {
            let tick = Campaign.TickRequest(
                line: point.line,
                item: point.item,
                result: .passed,
                evidence: point.template.evidence.map(Self.evidence),
                note: nil
            )
            _ = try await hub.tick(tick, on: key, by: reviewer.caller, expecting: nil)
        }
    }

    /// Answers what production owes, so that no requirement of a later stage stands in the way.
    package func answerForProduction(_ key: CampaignKey) async throws {
        for line in try await hub.campaign(key).campaign.lines {
            var edit = LineEdit()
            edit.answers = ProducerAnswers.of(line)
            guard let answers = edit.answers, !answers.members.isEmpty else { continue }
            _ = try await hub.edit(key, line: line.id, edit, by: producer.caller, expecting: nil)
        }
    }

    /// Links a page that is live for ads that lead to one.
    package func linkPages(of key: CampaignKey) async throws {
        let campaign = try await hub.campaign(key).campaign
        let leadsToPage = campaign.lines.contains { $0.answers["destination"] == "landing-page" }
        guard leadsToPage, !campaign.links.contains(where: { $0.role == "landing-page" }) else { return }
        let page = try await self.campaign(in: .live, from: .landingPage(at: test.now))
        var edit = CampaignEdit()
        edit.links = campaign.links + [CampaignLink(kind: .needs, campaign: page.key, role: "landing-page")]
        _ = try await hub.edit(key, edit, by: TestPerson.lead.caller, expecting: nil)
    }

    /// Puts a proof out, unless there is one, and has it approved by as many people as the brief names: the approver
    /// first, then others whom nobody else needs.
    package func approve(_ key: CampaignKey) async throws {
        var campaign = try await hub.campaign(key).campaign
        if campaign.proofs.isEmpty {
            let digest = ContentDigest(bytes: [UInt8](repeating: 7, count: 32))
            let proof = NewProof(line: nil, url: "https://proofs.example.com/\(key)", digest: digest)
            _ = try await hub.putOut(proof, of: key, by: producer.caller, expecting: nil)
        }
        let approvers: [TestPerson] = [.approver, .otherRequester, .finance]
        let kinds = (campaign.brief["approvers"]?.array ?? []).compactMap { $0["kind"]?.string }
        let wanted = kinds.enumerated().map { index, kind in
            let earlier = kinds[..<index].count { $0 == kind }
            return NewApprover(kind: kind, person: approvers[earlier % approvers.count].email)
        }
        let isApproved = campaign.approvals.contains { campaign.counts($0) }
        guard !isApproved else { return }
        _ = try await hub.askApproval(
            of: nil,
            from: wanted.isEmpty ? [NewApprover(kind: "stakeholder", person: TestPerson.approver.email)] : wanted,
            note: nil,
            on: key,
            by: producer.caller,
            expecting: nil
        )
        campaign = try await hub.campaign(key).campaign
        for approval in campaign.approvals where approval.isWaiting {
            guard let person = approvers.first(where: { $0.id == approval.person }) else { continue }
            _ = try await hub.decide(
                approval.id,
                Campaign.ApprovalVerdict(decision: .approved),
                on: key,
                by: person.caller,
                expecting: nil
            )
        }
    }

    package static func evidence(_ kind: ChecklistItem.Evidence) -> JSONValue {
        switch kind {
        case .number: .integer(100)
        case .file: "A1"
        case .link, .screenshot, .report, .approval: .string("https://assets.example.com/evidence/1")
        }
    }

    private func take(_ step: Step, with campaign: Campaign) async throws -> Campaign {
        let key = campaign.key
        switch step {
        case .submit: return try await perform(ActionRequest(action: "submit"), on: key, by: requester)
        case .accept: return try await perform(.accept(campaign, at: test.now), on: key, by: producer)
        case .plan: return try await perform(.plan(campaign, at: test.now), on: key, by: producer)
        case .startBuild: return try await perform(ActionRequest(action: "start-build"), on: key, by: producer)
        case .submitForQA:
            try await answerForProduction(key)
            try await finishTasks(of: key)
            return try await perform(ActionRequest(action: "submit-for-qa"), on: key, by: producer)
        case .passQA:
            try await finishTasks(of: key)
            try await passChecklist(of: key)
            return try await perform(ActionRequest(action: "pass-qa"), on: key, by: reviewer)
        case .launch:
            try await linkPages(of: key)
            try await finishTasks(of: key)
            try await approve(key)
            return try await perform(ActionRequest(action: "launch"), on: key, by: producer)
        case .close: return try await perform(ActionRequest(action: "close"), on: key, by: producer)
        case .decline:
            return try await perform(
                ActionRequest(action: "decline", reasonCode: "out-of-scope"),
                on: key,
                by: producer
            )
        case .cancel:
            return try await perform(ActionRequest(action: "cancel", reason: "Not needed"), on: key, by: requester)
        }
    }

    private func person(for role: Role) -> TestPerson {
        switch role {
        case .reviewer: reviewer
        case .vendor: .vendor
        case .lead: .lead
        default: producer
        }
    }

    private enum Step {
        case submit
        case accept
        case plan
        case startBuild
        case submitForQA
        case passQA
        case launch
        case close
        case decline
        case cancel

        static func from(_ stage: StageKey, towards goal: StageKey) -> Step? {
            switch stage {
            case .draft: goal == "cancelled" ? .cancel : .submit
            case .intake:
                switch goal {
                case "planned": .plan
                case "declined": .decline
                case "cancelled": .cancel
                default: .accept
                }
            case "planned": .startBuild
            case .build: .submitForQA
            case .qa: .passQA
            case .launch: .launch
            case .live: .close
            default: nil
            }
        }
    }

    private struct NoWay: Error {
        let from: StageKey
        let to: StageKey
    }
}

extension ActionRequest {
    /// Accepts a campaign for the launch that it asks for, or in thirty days.
    package static func accept(_ campaign: Campaign, at now: Instant) -> ActionRequest {
        ActionRequest(action: "accept", committedLaunchAt: campaign.requestedLaunchAt ?? now + .days(30))
    }

    /// Plans a campaign to start in two days.
    package static func plan(_ campaign: Campaign, at now: Instant, startsIn delay: Milliseconds = .days(2))
        -> ActionRequest
    {
        ActionRequest(
            action: "plan",
            committedLaunchAt: campaign.requestedLaunchAt ?? now + .days(30),
            plannedStartAt: now + delay
        )
    }
}

extension Repeatable<CampaignView> {
    /// The campaign of a use-case that was carried out now.
    package var campaign: Campaign {
        get throws {
            guard case .done(let view) = self else { throw Replayed() }
            return view.campaign
        }
    }

    private struct Replayed: Error {}
}
