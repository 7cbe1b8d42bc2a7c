/// A finished line of a service with the hours that went into it, its variants' included: what prices are worked out
/// from.
package struct SampleJob: Hashable, Sendable {
    /// `nil` for a confidential campaign, which figures may count and nobody may name.
    package let campaign: CampaignKey?
    /// Id of the line.
    package let line: String
    package let division: String
    package let quantity: Int
    /// When its campaign was closed.
    package let closedAt: Instant
    /// What the line was accepted at.
    package let price: DefinitionReference?
    /// Whether its time is complete, that of its variants too.
    package let isCaptured: Bool
    package var work: [Work]

    /// Minutes of one kind of work.
    package struct Work: Hashable, Sendable {
        package let role: Role
        package let team: String?
        package let vendor: String?
        package let isChangeOrder: Bool
        /// On a task of a second attempt or of a finding.
        package let isRework: Bool
        package let minutes: Int

        package init(
            role: Role,
            team: String? = nil,
            vendor: String? = nil,
            isChangeOrder: Bool = false,
            isRework: Bool = false,
            minutes: Int
        ) {
            self.role = role
            self.team = team
            self.vendor = vendor
            self.isChangeOrder = isChangeOrder
            self.isRework = isRework
            self.minutes = minutes
        }
    }

    package init(
        campaign: CampaignKey?,
        line: String,
        division: String,
        quantity: Int = 1,
        closedAt: Instant,
        price: DefinitionReference? = nil,
        isCaptured: Bool = true,
        work: [Work] = []
    ) {
        self.campaign = campaign
        self.line = line
        self.division = division
        self.quantity = quantity
        self.closedAt = closedAt
        self.price = price
        self.isCaptured = isCaptured
        self.work = work
    }
}
