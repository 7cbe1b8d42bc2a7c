import HubDomain
import HubJSON
import HubTestSupport

/// Random campaigns and random changes of them, within what the domain lets change.
struct CampaignGenerator {
    var random: SeededGenerator
    let start = TestHub.start

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    static let stages: [StageKey] = ["draft", "intake", "planned", "build", "qa", "launch", "live", "cancelled"]
    static let divisions = ["consumer", "enterprise"]
    static let people = [TestPerson.producer, .otherProducer, .reviewer].map(\.id)
    private static let texts = [
        "Frühling", "", "Ein Titel mit \"Anführung\" und \\", "日本語のキャンペーン", "e\u{301}clair", "🎉🎉", "NULL",
        "'; DROP TABLE campaigns; --",
        "tab\tand\nline",
    ]

    mutating func text() -> String { random.pick(Self.texts) }

    /// An instant among few, so that ties are common.
    mutating func instant() -> Instant { start + .hours(Int64.random(in: 0..<6, using: &random)) }

    mutating func json() -> JSONObject {
        var object: JSONObject = ["goal": .string(text()), "count": .integer(Int64.random(in: -3...3, using: &random))]
        if random.chance(0.5) { object["list"] = [.string(text()), nil, true, .double(0.5)] }
        if random.chance(0.3) { object[text()] = ["inner": .string(text())] }
        return object
    }

    mutating func campaign(number: Int64) -> Campaign {
        let division = random.pick(Self.divisions)
        var campaign = Campaign(
            id: "campaign-\(number)",
            key: CampaignKey(number: number),
            title: text(),
            stage: random.pick(Self.stages),
            stageEnteredAt: instant(),
            priority: random.pick(Priority.allCases),
            division: division,
            requester: TestPerson.requester.id,
            brief: json(),
            lines: [],
            pins: pins(division),
            createdAt: instant(),
            updatedAt: instant(),
            isImported: random.chance(0.2)
        )
        changeHeader(of: &campaign)
        changeLines(of: &campaign)
        for _ in 0..<3 { addParts(to: &campaign) }
        return campaign
    }

    /// Alters a few things, or nothing at all.
    mutating func change(_ campaign: inout Campaign) {
        if random.chance(0.5) { changeHeader(of: &campaign) }
        if random.chance(0.4) { changeLines(of: &campaign) }
        if random.chance(0.6) { addParts(to: &campaign) }
        if random.chance(0.6) { changeParts(of: &campaign) }
    }

    private mutating func pins(_ division: String) -> Campaign.Pins {
        func version() -> Int { Int.random(in: 1...3, using: &random) }
        return Campaign.Pins(
            workflow: DefinitionReference(kind: .workflow, key: random.pick(["flow-a", "flow-b"]), version: version()),
            brief: DefinitionReference(kind: .brief, key: random.pick(["brief-a", "brief-b"]), version: version()),
            division: DefinitionReference(kind: .division, key: division, version: version()),
            calendar: DefinitionReference(kind: .calendar, key: random.pick(["always", "india"]), version: version())
        )
    }

    private mutating func changeHeader(of campaign: inout Campaign) {
        campaign.version += 1
        campaign.title = text()
        campaign.stage = random.pick(Self.stages)
        campaign.stageEnteredAt = instant()
        campaign.priority = random.pick(Priority.allCases)
        campaign.requestedFor = random.maybe(TestPerson.otherRequester.id)
        campaign.requestedLaunchAt = random.maybe(instant())
        campaign.committedLaunchAt = random.maybe(instant())
        campaign.originalCommittedLaunchAt = random.maybe(instant())
        campaign.plannedStartAt = random.maybe(instant())
        campaign.scheduledLaunchAt = random.maybe(instant())
        campaign.launchedAt = random.maybe(instant())
        campaign.brief = json()
        campaign.builders = Array(Self.people.prefix(Int.random(in: 0...3, using: &random)))
        campaign.pins = pins(campaign.division)
        campaign.submittedAt = random.maybe(instant())
        campaign.acceptedAt = random.maybe(instant())
        campaign.buildStartedAt = random.maybe(instant())
        campaign.updatedAt = instant()
        campaign.returns = Int.random(in: 0...4, using: &random)
    }

    /// Adds, removes, reorders and edits lines.
    private mutating func changeLines(of campaign: inout Campaign) {
        var lines = campaign.lines
        if random.chance(0.4) { lines.shuffle(using: &random) }
        if random.chance(0.4), !lines.isEmpty { lines.remove(at: Int.random(in: lines.indices, using: &random)) }
        for index in lines.indices where random.chance(0.5) { lines[index] = line(id: lines[index].id) }
        for number in 1...12 where random.chance(0.15) {
            let id = "L\(number)"
            if !lines.contains(where: { $0.id == id }) { lines.append(line(id: id)) }
        }
        campaign.lines = lines
    }

    private mutating func line(id: String) -> ServiceLine {
        ServiceLine(
            id: id,
            service: random.pick(["landing-page", "email-newsletter"]),
            serviceVersion: Int.random(in: 1...3, using: &random),
            tier: random.pick(Tier.allCases),
            proposedTier: random.maybe(.medium),
            quantity: Int.random(in: 1...9, using: &random),
            locale: random.pick(["en-GB", "de-DE"]),
            variantOf: random.maybe("L1"),
            attempt: Int.random(in: 1...3, using: &random),
            answers: json(),
            changedAt: random.maybe(instant())
        )
    }

    private mutating func addParts(to campaign: inout Campaign) {
        let next = campaign.tasks.count + 1
        campaign.tasks.append(task(id: "T\(next)", after: campaign.tasks.suffix(2).map(\.id)))
        campaign.holds.append(hold(id: "H\(campaign.holds.count + 1)"))
        campaign.findings.append(finding(id: "F\(campaign.findings.count + 1)"))
        tick(&campaign)
    }

    private mutating func changeParts(of campaign: inout Campaign) {
        for index in campaign.tasks.indices where random.chance(0.3) {
            campaign.tasks[index].state = random.pick(CampaignTask.State.allCases)
            campaign.tasks[index].assignee = random.maybe(random.pick(Self.people))
            campaign.tasks[index].startedAt = random.maybe(instant())
            campaign.tasks[index].finishedAt = random.maybe(instant())
            campaign.tasks[index].finishedBy = random.maybe(random.pick(Self.people))
        }
        for index in campaign.holds.indices where random.chance(0.3) { campaign.holds[index].endedAt = instant() }
        for index in campaign.findings.indices where random.chance(0.3) {
            campaign.findings[index].resolvedAt = random.maybe(instant())
        }
        tick(&campaign)
    }

    private mutating func tick(_ campaign: inout Campaign) {
        let tick = ChecklistTick(
            line: random.pick(["L1", "L2"]),
            item: random.pick(["K-01", "EN-K2:en-GB"]),
            attempt: Int.random(in: 1...2, using: &random),
            result: random.pick(ChecklistTick.Result.allCases),
            evidence: random.maybe(random.pick([.integer(98), .string(text()), .double(1.5)])),
            note: random.maybe(text()),
            by: random.pick(Self.people),
            at: instant()
        )
        campaign.ticks.removeAll { $0.line == tick.line && $0.item == tick.item && $0.attempt == tick.attempt }
        campaign.ticks.append(tick)
    }

    private mutating func task(id: String, after: [String]) -> CampaignTask {
        CampaignTask(
            id: id,
            line: random.pick(["L1", "L2"]),
            template: random.maybe("copy"),
            finding: random.maybe("F1"),
            stage: random.pick(["build", "qa"]),
            title: text(),
            role: random.pick(Role.allCases),
            skill: "html",
            minutes: Int.random(in: 0...500, using: &random),
            attempt: Int.random(in: 1...3, using: &random),
            locale: random.maybe("de-DE"),
            row: random.maybe(2),
            after: after,
            state: random.pick(CampaignTask.State.allCases),
            assignee: random.maybe(random.pick(Self.people))
        )
    }

    private mutating func hold(id: String) -> Hold {
        Hold(
            id: id,
            reason: "platform-incident",
            lines: random.chance(0.5) ? [] : ["L1", text()],
            since: instant(),
            until: random.maybe(instant()),
            note: random.maybe(text()),
            questions: random.chance(0.5) ? [] : [Hold.Question(pointer: "/brief/a~1b", text: text())]
        )
    }

    private mutating func finding(id: String) -> Finding {
        Finding(
            id: id,
            line: random.maybe("L1"),
            item: random.maybe("K-01"),
            severity: random.pick(Severity.allCases),
            cause: "build-error",
            text: text(),
            attempt: 1,
            by: random.pick(Self.people),
            at: instant()
        )
    }
}

extension Campaign {
    /// Ticks have no order of their own.
    var withSortedTicks: Campaign {
        var campaign = self
        campaign.ticks.sort { ($0.line, $0.item, $0.attempt) < ($1.line, $1.item, $1.attempt) }
        return campaign
    }

    func at(revision: Int64) -> Campaign {
        var campaign = self
        campaign.revision = revision
        return campaign
    }
}
