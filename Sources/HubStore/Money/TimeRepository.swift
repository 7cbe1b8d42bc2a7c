package import HubDomain
package import HubJSON

extension TransactionScope {
    package var time: TimeRepository<Self> { TimeRepository(transaction: self) }
}

/// Time entries, timers, and what closes them.
package struct TimeRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { TimeStatements.all }

    package func find(_ id: String) throws -> TimeEntry? {
        try transaction.first(TimeStatements.byID, id) { try TimeEntry(row: $0) }
    }

    /// The entry that an import has made of a reference.
    package func find(reference: String) throws -> TimeEntry? {
        try transaction.first(TimeStatements.byReference, reference) { try TimeEntry(row: $0) }
    }

    /// What a person entered for some days, in order.
    package func entries(of person: String, from: CivilDate, to: CivilDate) throws -> [TimeEntry] {
        try transaction.all(TimeStatements.ofPerson, person, from, to) { try TimeEntry(row: $0) }
    }

    /// Minutes of a person on a day.
    package func minutes(of person: String, on date: CivilDate) throws -> Int {
        try transaction.first(TimeStatements.minutesOfDay, person, date) { try $0.int(0) } ?? 0
    }

    /// Everything that was entered on a campaign, by work date.
    package func entries(of campaign: CampaignKey) throws -> [TimeEntry] {
        try transaction.all(TimeStatements.ofCampaign, campaign) { try TimeEntry(row: $0) }
    }

    package func hasEntry(for task: String, of campaign: CampaignKey) throws -> Bool {
        try transaction.exists(TimeStatements.ofTask, campaign, task)
    }

    /// What a division's entries booked up to a month still have to be billed.
    package func unbilled(_ division: String, upTo month: CalendarMonth) throws -> [TimeEntry] {
        try transaction.all(TimeStatements.unbilled, division, month) { try TimeEntry(row: $0) }
    }

    /// The last month that was closed, and with it all before.
    package func closedThrough() throws -> CalendarMonth? {
        try transaction.first(TimeStatements.closedThrough) { try $0[0] }
    }

    package func timer(of person: String) throws -> (work: JSONObject, startedAt: Instant)? {
        try transaction.first(TimeStatements.timer, person) { (try $0[0], try $0[1]) }
    }

    /// The lines of a campaign whose time is complete.
    package func closedLines(of campaign: CampaignKey) throws -> Set<String> {
        Set(try transaction.all(TimeStatements.closedLines, campaign) { try $0.text(0) })
    }

    /// The own rates of a line by role.
    package func rates(of line: String, of campaign: CampaignKey) throws -> [Role: HourlyRate] {
        let rows = try transaction.all(TimeStatements.lineRates, campaign, line) { row in
            (try row[0] as Role, HourlyRate(bill: try row[1], cost: try row[2]))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
}

extension TimeRepository where Transaction == WriteTransaction {
    package func insert(_ entry: TimeEntry) throws {
        try transaction.run(TimeStatements.insert, arguments: entry.values)
    }

    package func update(_ entry: TimeEntry) throws {
        try transaction.run(TimeStatements.update, arguments: entry.values)
    }

    package func delete(_ id: String) throws {
        try transaction.run(TimeStatements.delete, id)
    }

    package func bill(_ id: String, with statement: String) throws {
        try transaction.run(TimeStatements.bill, id, statement)
    }

    package func close(_ month: CalendarMonth, by person: String) throws {
        try transaction.run(TimeStatements.closeMonth, month, person, transaction.now)
    }

    /// - Returns: Whether there was none before.
    package func startTimer(of person: String, _ work: JSONObject) throws -> Bool {
        try transaction.run(TimeStatements.startTimer, person, work, transaction.now) == 1
    }

    package func removeTimer(of person: String) throws {
        try transaction.run(TimeStatements.removeTimer, person)
    }

    /// - Parameter minutes: What was entered on it, by role.
    package func close(
        _ line: ServiceLine,
        of campaign: CampaignKey,
        minutes: [Role: Int],
        by person: String
    ) throws {
        let byRole = minutes.sorted { $0.key.rawValue < $1.key.rawValue }
        try transaction.run(
            TimeStatements.closeLine,
            campaign,
            line.id,
            line.service,
            line.tier,
            JSONObject(byRole.map { (key: $0.key.rawValue, value: .integer(Int64($0.value))) }),
            person,
            transaction.now
        )
    }

    package func reopenLine(_ line: String, of campaign: CampaignKey) throws {
        try transaction.run(TimeStatements.reopenLine, campaign, line)
    }

    /// Takes the place of all own rates of a line.
    package func put(_ rates: [Role: HourlyRate], of line: String, of campaign: CampaignKey) throws {
        try transaction.run(TimeStatements.removeRates, campaign, line)
        for (role, rate) in rates.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try transaction.run(TimeStatements.putRate, campaign, line, role, rate.bill, rate.cost)
        }
    }
}
