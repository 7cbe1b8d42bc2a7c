import HubDomain

/// Reads and writes the cycles that belong to a campaign.
extension ReadTransaction {
    func clocks(of campaign: String) throws -> [ClockCycle] {
        try all(ClockStatements.ofCampaign, campaign) { row in
            let position: Int = try row[19]
            return (position, try ClockCycle(row: row))
        }
        .sorted { $0.0 < $1.0 }.map(\.1)
    }
}

extension WriteTransaction {
    func put(_ cycle: ClockCycle, at position: Int, of campaign: String) throws {
        let figures = cycle.figures
        try run(
            ClockStatements.put,
            campaign,
            cycle.clock,
            cycle.subject ?? "",
            cycle.number,
            position,
            cycle.kind,
            figures.state,
            figures.policy.key,
            figures.policy.version,
            figures.calendar.key,
            figures.calendar.version,
            figures.goal,
            figures.startedAt,
            figures.dueAt,
            figures.originalDueAt,
            figures.stoppedAt,
            figures.elapsed,
            figures.breachedAt,
            figures.isBreachedByRetarget,
            figures.nextFireAt,
            cycle.eventsText
        )
    }
}

extension ClockCycle {
    init(row: SQLRow) throws {
        let subject: String = try row[1]
        guard let events = Self.events(fromText: try row.text(18)) else {
            throw row.mismatch(18, expected: "events of a clock")
        }
        self.init(
            clock: try row[0],
            subject: subject.isEmpty ? nil : subject,
            number: try row[2],
            kind: try row[3],
            events: events,
            figures: ClockFigures(
                state: try row[4],
                policy: DefinitionReference(kind: .slaPolicy, key: try row[5], version: try row[6]),
                calendar: DefinitionReference(kind: .calendar, key: try row[7], version: try row[8]),
                goal: try row[9],
                startedAt: try row[10],
                dueAt: try row[11],
                originalDueAt: try row[12],
                stoppedAt: try row[13],
                elapsed: try row[14],
                breachedAt: try row[15],
                isBreachedByRetarget: try row[16],
                nextFireAt: try row[17]
            )
        )
    }
}
