import HubDomain

extension TimeEntry {
    init(row: SQLRow) throws {
        self.init(
            id: try row[0],
            version: try row[1],
            person: try row[2],
            work: try Self.work(row),
            workDate: try row[8],
            bookedMonth: try row[9],
            minutes: try row[10],
            note: try row[14],
            charge: try Self.charge(row),
            statement: try row[23],
            reference: try row[24],
            enteredBy: try row[25],
            enteredAt: try row[26],
            updatedAt: try row[27]
        )
    }

    private static func work(_ row: SQLRow) throws -> TimedWork {
        if let activity: InternalActivity = try row[7] { return .activity(activity) }
        return .line(
            LineWork(
                campaign: try row[3],
                division: try row[4],
                line: try row[5],
                task: try row[6],
                role: try row[11],
                team: try row[12],
                vendor: try row[13],
                isChangeOrder: try row[28]
            )
        )
    }

    private static func charge(_ row: SQLRow) throws -> TimeCharge? {
        guard let bill: Int64 = try row[16] else { return nil }
        return TimeCharge(
            bill: bill,
            cost: try row[17],
            rate: AppliedRate(
                hourly: HourlyRate(bill: try row[18], cost: try row[19]),
                currency: try row[15],
                source: try row[20],
                card: DefinitionReference(kind: .rateCard, key: try row[21], version: try row[22])
            )
        )
    }

    /// In the order of the columns.
    var values: [any SQLBindable] {
        let line = work.line
        let rate = charge?.rate
        return [
            id, version, person, line?.campaign, line?.division, line?.line, line?.task, work.activity, workDate,
            bookedMonth, minutes, line?.role, line?.team, line?.vendor, note, rate?.currency, charge?.bill,
            charge?.cost, rate?.hourly.bill, rate?.hourly.cost, rate?.source, rate?.card.key, rate?.card.version,
            statement, reference, enteredBy, enteredAt, updatedAt, line?.isChangeOrder ?? false,
        ]
    }
}
