private import HubJSON

/// Turns the events of one case of another tool's log into a campaign with its events and facts.
///
/// The first event is the submission. An event that is mapped to a stage moves the campaign there: forwards out of QA it
/// is one pass, backwards it is one QA failure and begins a new attempt. A hold lasts until the next `resume` or the next
/// event that is mapped to a stage. Everything else is a comment.
package struct HistoryReplay {
    package private(set) var campaign: Campaign
    package private(set) var events: [CampaignEvent] = []
    package private(set) var facts: [Fact] = []
    private let mapping: HistoryMapping
    private let definitions: CampaignDefinitions
    private let ends: WorkflowEnds

    /// - Parameter campaign: The draft that the case becomes.
    package init(_ campaign: Campaign, _ mapping: HistoryMapping, _ definitions: CampaignDefinitions) {
        self.campaign = campaign
        self.mapping = mapping
        self.definitions = definitions
        ends = WorkflowEnds(definitions.workflow)
    }

    /// Plays every event of a case; it has at least one.
    package mutating func play(_ history: HistoryCase) {
        guard let first = history.entries.first else { return }
        let launch = mapping.launchPosition(in: history, definitions.workflow)
        submit(first)
        for (index, entry) in history.entries.enumerated() {
            take(entry, isFirst: index == 0, isLaunch: index == launch, isEverLaunched: launch != nil)
        }
        campaign.version = Int64(events.count)
    }

    private mutating func submit(_ entry: HistoryEntry) {
        let before = campaign
        campaign.stage = ends.intake
        campaign.stageEnteredAt = entry.at
        campaign.submittedAt = entry.at
        let event = CampaignEvent(
            type: .submitted,
            occurredAt: entry.at,
            reason: entry.remark,
            changes: [Change(pointer: "", before: .null, after: .object(campaign.snapshot))]
        )
        events.append(event)
        facts += Fact.completed(Fact.measured(by: event, from: before, to: campaign, definitions), after: facts)
    }

    private mutating func take(_ entry: HistoryEntry, isFirst: Bool, isLaunch: Bool, isEverLaunched: Bool) {
        let known = events.count
        switch mapping.targets[entry.activity] {
        case .hold where !campaign.isHeld: hold(entry)
        case .resume: resume(entry)
        case .stage(let target):
            resume(entry)
            // What was never launched stays open.
            if isLaunch || isEverLaunched || !ends.isPastLaunch(target) { move(to: target, entry, isLaunch) }
        default: break
        }
        if isLaunch { launch(entry) }
        if isLaunch, case .stage(let target) = mapping.targets[entry.activity], target != campaign.stage,
            ends.isPastLaunch(target)
        {
            enter(target, as: .closed, entry)
        }
        if events.count == known, !isFirst { record(.commented, entry) { _ in } }
    }

    private mutating func move(to target: StageKey, _ entry: HistoryEntry, _ isLaunch: Bool) {
        let current = campaign.stage
        guard target != current else { return }
        if isLaunch, ends.isPastLaunch(target) { return }
        if ends.isRefusal(current) {
            enter(target, as: .reopened, entry)
        } else if ends.isRefusal(target) {
            enter(target, as: target == ends.declined ? .declined : .cancelled, entry)
        } else if ends.position(target) < ends.position(current) {
            enter(target, as: .qaFailed, entry)
        } else if ends.isQA(current) {
            enter(target, as: .qaPassed, entry)
        } else {
            enter(target, as: ends.event(ofEntering: target, from: current, campaign), entry)
        }
    }

    private mutating func launch(_ entry: HistoryEntry) {
        if ends.isQA(campaign.stage) { enter(ends.live, as: .qaPassed, entry) }
        record(.launched, entry) { [ends] campaign in
            campaign.launchedAt = entry.at
            campaign.enter(ends.live, at: entry.at, ends)
        }
    }

    private mutating func enter(_ target: StageKey, as type: EventType, _ entry: HistoryEntry) {
        record(type, entry) { [ends] campaign in
            if type == .qaFailed {
                for index in campaign.lines.indices { campaign.lines[index].attempt += 1 }
            }
            if type == .accepted || type == .planned { campaign.acceptedAt = campaign.acceptedAt ?? entry.at }
            campaign.enter(target, at: entry.at, ends)
        }
    }

    private mutating func hold(_ entry: HistoryEntry) {
        record(.held, entry) { campaign in
            campaign.holds.append(
                Hold(id: "H\(campaign.holds.count + 1)", reason: "imported", since: entry.at, note: entry.activity)
            )
        }
    }

    private mutating func resume(_ entry: HistoryEntry) {
        guard campaign.isHeld else { return }
        record(.resumed, entry) { campaign in
            for index in campaign.holds.indices where campaign.holds[index].isActive {
                campaign.holds[index].endedAt = entry.at
            }
        }
    }

    private mutating func record(_ type: EventType, _ entry: HistoryEntry, _ change: (inout Campaign) -> Void) {
        let before = campaign
        change(&campaign)
        campaign.updatedAt = entry.at
        let event = CampaignEvent(
            type: type,
            occurredAt: entry.at,
            reason: entry.remark,
            changes: type == .commented ? [] : Change.between(.object(before.snapshot), .object(campaign.snapshot))
        )
        events.append(event)
        facts += Fact.completed(Fact.measured(by: event, from: before, to: campaign, definitions), after: facts)
    }
}

extension HistoryEntry {
    /// What the log said, for whoever reads the event.
    fileprivate var remark: String { resource.map { "\(activity) (\($0))" } ?? activity }
}

extension Campaign {
    fileprivate mutating func enter(_ target: StageKey, at instant: Instant, _ ends: WorkflowEnds) {
        guard target != stage else { return }
        stage = target
        stageEnteredAt = instant
        if ends.isBuilding(target) { buildStartedAt = buildStartedAt ?? instant }
    }
}
