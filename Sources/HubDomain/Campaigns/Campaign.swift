package import HubJSON

/// The unit of production: a request that becomes a launched campaign.
package struct Campaign: Hashable, Sendable {
    /// UUIDv7; names the campaign's event stream.
    package let id: String
    package let key: CampaignKey
    /// Rises with every stored change; guards concurrent writers.
    package var revision: Int64
    /// Rises with every change that a person makes; what `If-Match` compares.
    package var version: Int64
    package var title: String
    package var stage: StageKey
    package var stageEnteredAt: Instant
    package var priority: Priority
    /// Another one only by a transfer.
    package var division: String
    /// Person id.
    package var requester: String
    /// Person id of whom the request was made for.
    package var requestedFor: String?
    package var requestedLaunchAt: Instant?
    package var committedLaunchAt: Instant?
    package var originalCommittedLaunchAt: Instant?
    package var plannedStartAt: Instant?
    /// The instant a confirmed launch slot stands for.
    package var scheduledLaunchAt: Instant?
    package var launchedAt: Instant?
    package var brief: JSONObject
    package var lines: [ServiceLine]
    package var holds: [Hold]
    package var tasks: [CampaignTask]
    package var ticks: [ChecklistTick]
    package var findings: [Finding]
    /// In the order in which they were put out.
    package var proofs: [Proof] = []
    package var approvals: [Approval] = []
    /// Rounds of approval beyond what the services include.
    package var roundGrants: [RoundGrant] = []
    /// In the order in which they were sent.
    package var handOffs: [HandOff] = []
    /// The programme that it belongs to.
    package var programme: ProgrammeKey?
    /// Every cycle of every clock, in the order in which they started.
    package var clocks: [ClockCycle] = []
    /// Key of the team that it is assigned to.
    package var team: String?
    /// Its place in the queue of open work; `nil` when it isn't in it.
    package var queueAt: Instant?
    /// Person ids of those who handed the work to QA.
    package var builders: [String]
    package var pins: Pins
    package let createdAt: Instant
    package var submittedAt: Instant?
    package var acceptedAt: Instant?
    /// When the build began, first.
    package var buildStartedAt: Instant?
    package var updatedAt: Instant
    package var returns: Int
    package var isImported: Bool
    /// Person ids of those who follow the campaign.
    package var watchers: [String]
    package var links: [CampaignLink]
    /// Slots, owed inputs, overrides and what the hub does next by itself.
    package var flow = WorkflowState()

    /// The versions of the definitions that the campaign is judged by.
    package struct Pins: Hashable, Sendable {
        package var workflow: DefinitionReference
        package var brief: DefinitionReference
        package var division: DefinitionReference
        package var calendar: DefinitionReference
        /// Versions of SLA policies by key.
        package var policies: [String: Int] = [:]

        package init(
            workflow: DefinitionReference,
            brief: DefinitionReference,
            division: DefinitionReference,
            calendar: DefinitionReference
        ) {
            self.workflow = workflow
            self.brief = brief
            self.division = division
            self.calendar = calendar
        }
    }

    package init(
        id: String,
        key: CampaignKey,
        revision: Int64 = 1,
        version: Int64 = 1,
        title: String,
        stage: StageKey,
        stageEnteredAt: Instant,
        priority: Priority,
        division: String,
        requester: String,
        requestedFor: String? = nil,
        requestedLaunchAt: Instant? = nil,
        committedLaunchAt: Instant? = nil,
        originalCommittedLaunchAt: Instant? = nil,
        plannedStartAt: Instant? = nil,
        scheduledLaunchAt: Instant? = nil,
        launchedAt: Instant? = nil,
        brief: JSONObject,
        lines: [ServiceLine],
        holds: [Hold] = [],
        tasks: [CampaignTask] = [],
        ticks: [ChecklistTick] = [],
        findings: [Finding] = [],
        builders: [String] = [],
        pins: Pins,
        createdAt: Instant,
        submittedAt: Instant? = nil,
        acceptedAt: Instant? = nil,
        buildStartedAt: Instant? = nil,
        updatedAt: Instant,
        returns: Int = 0,
        isImported: Bool = false,
        watchers: [String] = [],
        links: [CampaignLink] = []
    ) {
        self.id = id
        self.key = key
        self.revision = revision
        self.version = version
        self.title = title
        self.stage = stage
        self.stageEnteredAt = stageEnteredAt
        self.priority = priority
        self.division = division
        self.requester = requester
        self.requestedFor = requestedFor
        self.requestedLaunchAt = requestedLaunchAt
        self.committedLaunchAt = committedLaunchAt
        self.originalCommittedLaunchAt = originalCommittedLaunchAt
        self.plannedStartAt = plannedStartAt
        self.scheduledLaunchAt = scheduledLaunchAt
        self.launchedAt = launchedAt
        self.brief = brief
        self.lines = lines
        self.holds = holds
        self.tasks = tasks
        self.ticks = ticks
        self.findings = findings
        self.builders = builders
        self.pins = pins
        self.createdAt = createdAt
        self.submittedAt = submittedAt
        self.acceptedAt = acceptedAt
        self.buildStartedAt = buildStartedAt
        self.updatedAt = updatedAt
        self.returns = returns
        self.isImported = isImported
        self.watchers = watchers
        self.links = links
    }
}

extension Campaign {
    package var activeHolds: [Hold] { holds.filter(\.isActive) }

    /// Work stands still: a hold on the campaign, or holds that together cover every line.
    package var isHeld: Bool {
        let active = activeHolds
        if active.contains(where: \.isOnCampaign) { return true }
        let held = Set(active.flatMap(\.lines))
        return !active.isEmpty && lines.allSatisfy { held.contains($0.id) }
    }

    /// The work on a line stands still: a hold on the campaign or on that line.
    package func isHeld(_ line: String) -> Bool {
        activeHolds.contains { $0.isOnCampaign || $0.lines.contains(line) }
    }

    package func line(_ id: String) -> ServiceLine? { lines.first { $0.id == id } }

    /// The locales of a line and of its variants, each once, the line's own first.
    package func locales(of line: ServiceLine) -> [String] {
        var seen: Set<String> = []
        let own = [line] + lines.filter { $0.variantOf == line.id }
        return own.map(\.locale).filter { seen.insert($0).inserted }
    }

    /// The answers that rules see for a line: those of its master under its own.
    package func answers(of line: ServiceLine) -> JSONObject {
        guard let master = line.variantOf.flatMap({ self.line($0) }) else { return line.answers }
        var merged = master.answers
        for (key, value) in line.answers.members { merged[key] = value }
        return merged
    }

    /// The id behind the highest number in use: `next("T", in: tasks.map(\.id))`.
    static func nextNumber(in ids: [String]) -> Int {
        (ids.compactMap { Int($0.dropFirst()) }.max() ?? 0) + 1
    }
}
