/// Minutes that a person worked on a date, with what they are billed and cost, as worked out when they were entered.
package struct TimeEntry: Hashable, Sendable {
    /// UUIDv7.
    package let id: String
    package var version: Int64
    /// Person id.
    package let person: String
    package var work: TimedWork
    package var workDate: CivilDate
    /// The month it is accounted for in: that of the work, or the first that was still open.
    package var bookedMonth: CalendarMonth
    /// 1…1,440.
    package var minutes: Int
    package var note: String?
    /// `nil` for internal work.
    package var charge: TimeCharge?
    /// The statement that billed it; a billed entry is locked.
    package var statement: String?
    /// What an import calls it.
    package let reference: String?
    package let enteredBy: String
    package let enteredAt: Instant
    package var updatedAt: Instant

    package init(
        id: String,
        version: Int64 = 1,
        person: String,
        work: TimedWork,
        workDate: CivilDate,
        bookedMonth: CalendarMonth,
        minutes: Int,
        note: String? = nil,
        charge: TimeCharge? = nil,
        statement: String? = nil,
        reference: String? = nil,
        enteredBy: String,
        enteredAt: Instant,
        updatedAt: Instant
    ) {
        self.id = id
        self.version = version
        self.person = person
        self.work = work
        self.workDate = workDate
        self.bookedMonth = bookedMonth
        self.minutes = minutes
        self.note = note
        self.charge = charge
        self.statement = statement
        self.reference = reference
        self.enteredBy = enteredBy
        self.enteredAt = enteredAt
        self.updatedAt = updatedAt
    }
}

/// What time is spent on.
package enum TimedWork: Hashable, Sendable {
    case line(LineWork)
    case activity(InternalActivity)

    package var line: LineWork? {
        if case .line(let work) = self { work } else { nil }
    }

    package var activity: InternalActivity? {
        if case .activity(let activity) = self { activity } else { nil }
    }
}

/// Work on a line of a campaign.
package struct LineWork: Hashable, Sendable {
    package let campaign: CampaignKey
    /// Of the campaign.
    package let division: String
    package let line: String
    package let task: String?
    package let role: Role
    package let team: String?
    package let vendor: String?
    /// Beyond what the line's price buys: billed by the hour whatever that is.
    package let isChangeOrder: Bool

    package init(
        campaign: CampaignKey,
        division: String,
        line: String,
        task: String? = nil,
        role: Role,
        team: String? = nil,
        vendor: String? = nil,
        isChangeOrder: Bool = false
    ) {
        self.campaign = campaign
        self.division = division
        self.line = line
        self.task = task
        self.role = role
        self.team = team
        self.vendor = vendor
        self.isChangeOrder = isChangeOrder
    }
}

/// Work for no campaign: it costs time, and nobody is billed for it.
package enum InternalActivity: String, Hashable, Sendable, CaseIterable {
    case meeting
    case training
    case administration
    case improvement
    case catalogue
    case support
}

/// What an entry is billed and costs, and by which rate.
package struct TimeCharge: Hashable, Sendable {
    package let bill: Int64
    package let cost: Int64
    package let rate: AppliedRate

    package init(bill: Int64, cost: Int64, rate: AppliedRate) {
        self.bill = bill
        self.cost = cost
        self.rate = rate
    }

    /// The charge of some minutes, each amount rounded once.
    /// - Throws: `invalid` when it doesn't fit.
    package init(minutes: Int, at rate: AppliedRate) throws(HubError) {
        self.init(
            bill: try MinorUnits.amount(forMinutes: minutes, atHourly: rate.hourly.bill),
            cost: try MinorUnits.amount(forMinutes: minutes, atHourly: rate.hourly.cost),
            rate: rate
        )
    }
}
