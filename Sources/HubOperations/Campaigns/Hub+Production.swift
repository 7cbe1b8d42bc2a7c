package import HubDomain
import HubJSON
import HubStore

/// The QA checklist of a campaign.
package struct ChecklistView: Sendable {
    package let campaign: Campaign
    private let definitions: CampaignDefinitions
    /// Names of those who ticked, by person id.
    package let people: [String: String]

    fileprivate init(campaign: Campaign, definitions: CampaignDefinitions, people: [String: String]) {
        self.campaign = campaign
        self.definitions = definitions
        self.people = people
    }

    /// Every point with the judgement that counts now.
    package var points: [ChecklistPoint] {
        get throws { try campaign.checklist(by: definitions) }
    }
}

/// The tasks of a campaign.
package struct TaskListView: Sendable {
    package let campaign: Campaign
    package let tasks: [CampaignTask]
    /// Names of assignees and finishers, by person id.
    package let people: [String: String]
    /// Person ids of assignees who are away now or have left.
    package let away: Set<String>
    /// Ids of unfinished tasks whose assignee can do other things than what they ask for.
    package let unskilled: Set<String>
}

/// What QA found wrong with a campaign, mended or not.
package struct FindingListView: Sendable {
    package let findings: [Finding]
    /// Names of those who wrote the findings down, by person id.
    package let people: [String: String]
}

extension Hub {
    /// - Throws: `not-found`.
    package func checklist(of key: CampaignKey, for caller: Caller) async throws -> ChecklistView {
        try await store.read { tx in
            var campaign = try readable(key, by: caller, in: tx)
            try definitions.rebase(&campaign)
            return try checklist(of: campaign, by: try definitions.definitions(for: campaign, in: tx), in: tx)
        }
    }

    /// Judges a checklist item.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func tick(
        _ request: Campaign.TickRequest,
        on key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?
    ) async throws -> ChecklistView {
        try await write { tx in
            var judgedBy: CampaignDefinitions?
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                judgedBy = pinned
                let outcome = try campaign.tick(request, by: caller, pinned, at: tx.now)
                try checkEvidence(of: request, on: campaign, pinned, in: tx)
                return outcome
            }
            return try checklist(
                of: campaign,
                by: try judgedBy ?? definitions.definitions(for: campaign, in: tx),
                in: tx
            )
        }
    }

    /// - Throws: `invalid` for evidence that is a file which the campaign doesn't have.
    private func checkEvidence(
        of request: Campaign.TickRequest,
        on campaign: Campaign,
        _ pinned: CampaignDefinitions,
        in tx: ReadTransaction
    ) throws {
        guard let file = request.evidence?.string.flatMap({ FileID($0) }) else { return }
        let point = try campaign.checklist(by: pinned).first { $0.line == request.line && $0.item == request.item }
        guard point?.template.evidence == .file, try !tx.files.has(file, of: campaign.id) else { return }
        let detail = "is no file of the campaign: POST /v1/campaigns/\(campaign.key)/files first"
        throw HubError(.invalid, "The tick has problems", issues: [.invalid("/evidence", detail)])
    }

    private func checklist(
        of campaign: Campaign,
        by pinned: CampaignDefinitions,
        in tx: ReadTransaction
    ) throws -> ChecklistView {
        ChecklistView(
            campaign: campaign,
            definitions: pinned,
            people: try names(of: campaign.ticks.map(\.by) + [Caller.system.id], in: tx)
        )
    }

    /// - Throws: `not-found`.
    package func tasks(of key: CampaignKey, for caller: Caller) async throws -> TaskListView {
        try await store.read { tx in try taskList(of: try readable(key, by: caller, in: tx), in: tx) }
    }

    /// Changes a task.
    /// - Parameter assignee: Address or id of a person; `.some(nil)` takes the assignee away.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func changeTask(
        _ task: String,
        of key: CampaignKey,
        state: CampaignTask.State?,
        assignee: String??,
        reason: String?,
        by caller: Caller,
        expecting version: Int64?
    ) async throws -> TaskListView {
        try await write { tx in
            let person: String?? = try assignee.map { try $0.map { try activePerson($0, at: "/assignee", in: tx).id } }
            let change = Campaign.TaskChange(state: state, assignee: person, reason: reason)
            let campaign = try self.change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                try campaign.change(task: task, change, by: caller, pinned, at: tx.now)
            }
            return try taskList(of: campaign, in: tx)
        }
    }

    /// Writes a finding down, without failing QA yet.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` outside QA, or `invalid`.
    package func recordFinding(
        _ draft: FindingDraft,
        on key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<Finding> = .never
    ) async throws -> Repeatable<Finding> {
        try await write(repetition) { tx in
            var recorded: Finding?
            _ = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                let outcome = try campaign.recordFinding(draft, by: caller, pinned, at: tx.now)
                recorded = campaign.findings.last
                return outcome
            }
            guard let recorded else { throw HubError(.internalError, "The finding was not recorded") }
            return recorded
        }
    }

    /// - Throws: `not-found`.
    package func findings(of key: CampaignKey, for caller: Caller) async throws -> FindingListView {
        try await store.read { tx in
            try findingList(of: try readable(key, by: caller, in: tx), in: tx)
        }
    }

    /// Notes that a finding was mended without another round of QA.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func resolve(
        finding: String,
        of key: CampaignKey,
        resolution: String,
        by caller: Caller,
        expecting version: Int64?
    ) async throws -> (list: FindingListView, version: Int64) {
        try await write { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                try campaign.resolve(finding: finding, resolution: resolution, by: caller, pinned, at: tx.now)
            }
            return (try findingList(of: campaign, in: tx), campaign.version)
        }
    }

    private func unskilled(
        among tasks: [CampaignTask],
        _ assignees: Set<String>,
        in tx: ReadTransaction
    ) throws -> Set<String> {
        let people = try Dictionary(uniqueKeysWithValues: assignees.map { ($0, try person($0, in: tx)) })
        return Set(
            tasks.filter { task in
                !task.state.isFinished && (task.assignee.flatMap { people[$0] ?? nil }?.lacks(task.skill) ?? false)
            }
            .map(\.id)
        )
    }

    private func findingList(of campaign: Campaign, in tx: ReadTransaction) throws -> FindingListView {
        let people = campaign.findings.flatMap { [$0.by, $0.resolvedBy].compactMap(\.self) }
        return FindingListView(findings: campaign.findings, people: try names(of: people, in: tx))
    }

    private func taskList(of campaign: Campaign, in tx: ReadTransaction) throws -> TaskListView {
        let people = campaign.tasks.flatMap { [$0.assignee, $0.finishedBy].compactMap(\.self) }
        let assignees = Set(campaign.tasks.filter { !$0.state.isFinished }.compactMap(\.assignee))
        return TaskListView(
            campaign: campaign,
            tasks: campaign.tasks,
            people: try names(of: people, in: tx),
            away: try assignees.filter { try isAway($0, in: tx) },
            unskilled: try unskilled(among: campaign.tasks, assignees, in: tx)
        )
    }

    func names(of people: [String], in tx: ReadTransaction) throws -> [String: String] {
        try Dictionary(uniqueKeysWithValues: Set(people).map { ($0, try tx.people.name(of: $0)) })
    }
}
