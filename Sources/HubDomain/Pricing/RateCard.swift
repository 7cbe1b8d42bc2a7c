/// What an hour of work is billed at and costs, by role and place, from a date on.
package struct RateCard: Sendable {
    package let key: String
    package let name: String
    /// ISO 4217.
    package let currency: String
    package let validFrom: CivilDate
    package let rates: [Rate]

    /// A rate of a role: for everybody, or for a team, a vendor or the work of a division alone.
    package struct Rate: Hashable, Sendable {
        package let role: Role
        /// Key of a team.
        package let team: String?
        package let vendor: String?
        /// The division that has agreed on it.
        package let division: String?
        package let hourly: HourlyRate

        package init(
            role: Role,
            team: String? = nil,
            vendor: String? = nil,
            division: String? = nil,
            hourly: HourlyRate
        ) {
            self.role = role
            self.team = team
            self.vendor = vendor
            self.division = division
            self.hourly = hourly
        }
    }

    package init(key: String, name: String, currency: String, validFrom: CivilDate, rates: [Rate]) {
        self.key = key
        self.name = name
        self.currency = currency
        self.validFrom = validFrom
        self.rates = rates
    }

    /// Roles whose work is rated.
    package static let roles: [Role] = [.producer, .reviewer, .lead, .vendor]
}

/// Minor units for an hour.
package struct HourlyRate: Hashable, Sendable {
    package let bill: Int64
    package let cost: Int64

    package init(bill: Int64, cost: Int64) {
        self.bill = bill
        self.cost = cost
    }
}
