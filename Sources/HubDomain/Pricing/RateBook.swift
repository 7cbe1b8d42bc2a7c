/// Every version of every rate card, to look rates up in.
package struct RateBook: Sendable {
    package let cards: [Entry]

    package struct Entry: Sendable {
        package let reference: DefinitionReference
        package let card: RateCard

        package init(_ reference: DefinitionReference, _ card: RateCard) {
            self.reference = reference
            self.card = card
        }
    }

    package init(_ cards: [Entry] = []) {
        self.cards = cards
    }

    /// The card in force: of one currency, with the newest valid-from on or before the date, of equal ones the newest
    /// version.
    package func card(in currency: String, on date: CivilDate) -> Entry? {
        cards.filter { $0.card.currency == currency && $0.card.validFrom <= date }
            .max { ($0.card.validFrom, $0.reference.version) < ($1.card.validFrom, $1.reference.version) }
    }

    /// The rate of a piece of work. The first that is there is taken: the line's own rate, the contract of the division,
    /// the rate of the role at the team or vendor, the rate of the role.
    /// - Parameter override: The line's own rates by role.
    /// - Throws: `invalid` when none is there. No work is ever free in silence.
    package func rate(for work: RatedWork, overriding override: [Role: HourlyRate] = [:]) throws(HubError)
        -> AppliedRate
    {
        guard let entry = card(in: work.currency, on: work.date) else {
            throw Self.missing("There is no rate card in \(work.currency) that is valid on \(work.date.iso8601)")
        }
        func applied(_ rate: HourlyRate, _ source: AppliedRate.Source) -> AppliedRate {
            AppliedRate(hourly: rate, currency: work.currency, source: source, card: entry.reference)
        }
        if let rate = override[work.role] { return applied(rate, .line) }
        let rates = entry.card.rates.filter { $0.role == work.role }
        let contract = rates.filter { $0.division == work.division }
        if let rate = Self.nearest(contract, work) { return applied(rate.hourly, .division) }
        let common = rates.filter { $0.division == nil }
        guard let rate = Self.nearest(common, work) else {
            throw Self.missing(
                "Rate card \(entry.reference.key) version \(entry.reference.version) has no rate for a "
                    + "\(work.role.rawValue)" + (work.place.map { " at \($0)" } ?? "")
            )
        }
        return applied(rate.hourly, rate.isPlaced ? .site : .role)
    }

    /// The rate for the place, or else the one for every place.
    private static func nearest(_ rates: [RateCard.Rate], _ work: RatedWork) -> RateCard.Rate? {
        rates.first {
            $0.isPlaced && ($0.vendor == nil || $0.vendor == work.vendor) && ($0.team == nil || $0.team == work.team)
        }
            ?? rates.first { !$0.isPlaced }
    }

    private static func missing(_ message: String) -> HubError {
        HubError(.invalid, message, issues: [Issue(pointer: "/role", code: "no-rate", detail: message)])
    }
}

extension RateCard.Rate {
    var isPlaced: Bool { team != nil || vendor != nil }
}

/// What of a piece of work its rate depends on.
package struct RatedWork: Hashable, Sendable {
    package let role: Role
    package let division: String
    /// Of the division.
    package let currency: String
    package let team: String?
    package let vendor: String?
    /// When it was done.
    package let date: CivilDate

    package init(
        role: Role,
        division: String,
        currency: String,
        team: String? = nil,
        vendor: String? = nil,
        date: CivilDate
    ) {
        self.role = role
        self.division = division
        self.currency = currency
        self.team = team
        self.vendor = vendor
        self.date = date
    }

    var place: String? { vendor ?? team }
}

/// A rate, and where it was found.
package struct AppliedRate: Hashable, Sendable {
    package let hourly: HourlyRate
    package let currency: String
    package let source: Source
    package let card: DefinitionReference

    /// In the order in which they are looked up.
    package enum Source: String, Hashable, Sendable, CaseIterable {
        case line
        case division
        case site
        case role
    }

    package init(hourly: HourlyRate, currency: String, source: Source, card: DefinitionReference) {
        self.hourly = hourly
        self.currency = currency
        self.source = source
        self.card = card
    }
}
