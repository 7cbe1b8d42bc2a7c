package import HubDomain
import HubStore

/// A campaign with everything that its representation shows, read in one transaction.
package struct CampaignView: Sendable {
    package let campaign: Campaign
    private let judgement: Memo<BriefAssessment>
    private let readings: Memo<[ClockReading]>
    package let requester: PersonName
    package let requestedFor: PersonName?
    /// In the order in which they began to follow.
    package let watchers: [PersonName]
    /// The campaigns behind the links that the caller may know of.
    package let linked: [LinkedCampaign]
    /// `nil` where they were not looked for.
    package var duplicates: [LikelyDuplicate]?
    /// `nil` where it isn't told of.
    package let promise: CampaignPromise?
    /// The newest one; `nil` when there is none, or nobody asked.
    package let quote: Quote?
    /// In the order of the lines.
    package let serviceNames: [String]
    /// The instant of the reading.
    package let readAt: Instant

    /// What the brief still lacks. Worked out when it is asked for: by whoever shows the campaign, and not in the
    /// transaction, as the store has one writer.
    package var assessment: BriefAssessment { judgement.value }

    /// Whether clocks that are no promise to the requester are left out.
    private var hidesInternalClocks = false

    /// Every cycle of every clock that the reader sees, as it stands.
    package var clocks: [ClockReading] {
        hidesInternalClocks ? readings.value.filter { $0.kind == .sla } : readings.value
    }

    /// Whether the representation depends on who reads it.
    package var dependsOnReader: Bool { campaign.clocks.contains { $0.kind != .sla } }

    /// Whether this reader sees less than others.
    package var isPartial: Bool { hidesInternalClocks && dependsOnReader }

    /// The view as somebody sees it: the clocks of approvers and vendors are the team's own affair.
    package func seen(by caller: Caller) -> CampaignView {
        var view = self
        let team: [Role] = [.producer, .reviewer, .lead, .finance, .admin, .system]
        view.hidesInternalClocks = !caller.has(anyOf: team, in: campaign.division)
        return view
    }

    /// What beside the edit version makes the representation move: the minute while a clock runs or a draft waits, and
    /// how many warnings and breaches were recorded.
    package var moment: String {
        let isMoving = campaign.submittedAt == nil || campaign.clocks.contains(where: \.isActive)
        let minute = isMoving ? readAt.milliseconds / 60_000 : 0
        let fired = campaign.clocks.reduce(0) { $0 + $1.firedCount }
        return fired == 0 ? String(minute) : "\(minute).\(fired)"
    }

    init(
        campaign: Campaign,
        definitions: CampaignDefinitions,
        judgement: Memo<BriefAssessment>,
        clockShelf: ClockShelf,
        requester: PersonName,
        requestedFor: PersonName?,
        watchers: [PersonName],
        linked: [LinkedCampaign],
        duplicates: [LikelyDuplicate]?,
        promise: CampaignPromise?,
        quote: Quote?,
        readAt: Instant
    ) throws {
        self.campaign = campaign
        self.judgement = judgement
        // The shelf holds whatever the clocks refer to, so that none is missing here.
        readings = Memo { (try? campaign.clockReadings(clockShelf, definitions.workflow, at: readAt)) ?? [] }
        self.requester = requester
        self.requestedFor = requestedFor
        self.watchers = watchers
        self.linked = linked
        self.duplicates = duplicates
        self.promise = promise
        self.quote = quote
        serviceNames = try campaign.lines.map { try definitions.service(of: $0).name }
        self.readAt = readAt
    }
}

/// Who somebody is, in short.
package struct PersonName: Hashable, Sendable {
    package let id: String
    package let name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

extension Hub {
    /// Makes the view of a campaign; a draft is shown by the newest definitions.
    /// - Parameters:
    ///   - findsDuplicates: In lists, and after changes that have nothing to do with them, nobody asks for them.
    ///   - tellsPromise: As `findsDuplicates` unless said otherwise.
    func view(
        of campaign: Campaign,
        for caller: Caller,
        findsDuplicates: Bool = false,
        tellsPromise: Bool? = nil,
        in tx: ReadTransaction
    ) throws -> CampaignView {
        var campaign = campaign
        try definitions.rebase(&campaign)
        let pinned = try definitions.definitions(for: campaign, in: tx)
        if campaign.submittedAt == nil { try campaign.resize(by: pinned, at: tx.now) }
        let duplicates =
            findsDuplicates
            ? try duplicates(of: campaign, pinned.workflow, for: try tx.viewer(caller), in: tx) : nil
        let shelf = try definitions.clockShelf(for: campaign, in: tx)
        let tells = tellsPromise ?? findsDuplicates
        let quote = tells ? try tx.quotes.newest(of: campaign.key) : nil
        return try CampaignView(
            campaign: campaign,
            definitions: pinned,
            judgement: try judgement(of: campaign, by: pinned, in: tx),
            clockShelf: shelf,
            requester: try name(of: campaign.requester, in: tx),
            requestedFor: try campaign.requestedFor.map { try name(of: $0, in: tx) },
            watchers: try campaign.watchers.map { try name(of: $0, in: tx) },
            linked: try visible(pinned.surroundings.linked, to: caller, in: tx),
            duplicates: duplicates,
            promise: tells ? try toldPromise(of: campaign, pinned, shelf, quote, in: tx) : nil,
            quote: quote,
            readAt: tx.now
        )
    }

    private func judgement(
        of campaign: Campaign,
        by pinned: CampaignDefinitions,
        in tx: ReadTransaction
    ) throws -> Memo<BriefAssessment> {
        let services = try campaign.lines.map { try pinned.service(of: $0) }
        let movesWithTime = campaign.isJudgedByTime(in: pinned.workflow)
        return tx.judgement(of: campaign, amid: pinned.surroundings, movesWithTime: movesWithTime) { [now = tx.now] in
            campaign.assess(by: pinned, services: services, at: now)
        }
    }

    private func visible(
        _ linked: [LinkedCampaign],
        to caller: Caller,
        in tx: ReadTransaction
    ) throws -> [LinkedCampaign] {
        guard !linked.isEmpty else { return [] }
        let viewer = try tx.viewer(caller)
        return try linked.filter { viewer.maySee(try tx.campaigns.find($0.key)) }
    }

    func name(of person: String, in tx: ReadTransaction) throws -> PersonName {
        PersonName(id: person, name: try tx.people.name(of: person))
    }
}
