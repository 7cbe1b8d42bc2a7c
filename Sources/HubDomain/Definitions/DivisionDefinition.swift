/// A business unit that requests work and pays for it.
package struct DivisionDefinition: Sendable {
    package let key: String
    package let name: String
    package let costCentre: String
    /// Address of the person who answers for the budget.
    package let budgetOwner: String
    /// ISO 4217; a division has one currency.
    package let currency: String
    /// IANA name.
    package let zone: String
    /// Key of the working calendar that lead times are counted in.
    package let calendar: String
    /// `--MM-DD`, the first day of the fiscal year.
    package let fiscalYearStart: String
    package let needsPurchaseOrder: Bool
    /// Quotes up to this amount, in minor units, are accepted without being asked for; `nil` for none.
    package let acceptsQuotesUpTo: Int64?

    package init(
        key: String,
        name: String,
        costCentre: String,
        budgetOwner: String,
        currency: String,
        zone: String,
        calendar: String,
        fiscalYearStart: String,
        needsPurchaseOrder: Bool,
        acceptsQuotesUpTo: Int64? = nil
    ) {
        self.key = key
        self.name = name
        self.costCentre = costCentre
        self.budgetOwner = budgetOwner
        self.currency = currency
        self.zone = zone
        self.calendar = calendar
        self.fiscalYearStart = fiscalYearStart
        self.needsPurchaseOrder = needsPurchaseOrder
        self.acceptsQuotesUpTo = acceptsQuotesUpTo
    }
}

/// Producers at one site.
package struct TeamDefinition: Sendable {
    package let key: String
    package let name: String
    /// IANA name.
    package let zone: String
    package let calendar: String
    package let shore: Shore
    package let skills: [String]
    /// BCP 47 tags.
    package let languages: [String]
    /// Minutes of production that its people have together in a week without holidays; `nil` when nobody has said.
    package let capacityMinutesPerWeek: Int?
    /// How many of its campaigns stages take.
    package let board: [BoardLimit]

    package init(
        key: String,
        name: String,
        zone: String,
        calendar: String,
        shore: Shore,
        skills: [String],
        languages: [String],
        capacityMinutesPerWeek: Int? = nil,
        board: [BoardLimit] = []
    ) {
        self.key = key
        self.name = name
        self.zone = zone
        self.calendar = calendar
        self.shore = shore
        self.skills = skills
        self.languages = languages
        self.capacityMinutesPerWeek = capacityMinutesPerWeek
        self.board = board
    }
}
