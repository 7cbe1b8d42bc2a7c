package import HubDomain

/// Cycles of SLA clocks by the instant that attainment counts them at.
enum KPIClockStatements {
    private static let columns =
        "k.clock, k.state, k.due_at, k.original_due_at, k.stopped_at, k.breached_at, k.is_breached_by_retarget"
    private static let group = """
        (SELECT name FROM facts JOIN fact_groups ON fact_groups.id = group_id
            WHERE campaign_number = c.number ORDER BY facts.seq DESC LIMIT 1)
        """
    private static let isFinished = "k.kind = 'sla' AND k.stopped_at IS NOT NULL"
    // The policy is named for its index, which holds what runs and nothing else.
    private static let runs = "k.policy > '' AND k.state IN ('running', 'paused') AND k.kind = 'sla'"

    /// With the campaign's group, and without it where nobody asks.
    struct Pair {
        let grouped: Statement
        let plain: Statement

        init(_ name: String, where condition: String) {
            grouped = Statement(
                name,
                """
                SELECT \(columns), \(group) FROM clock_cycles AS k JOIN campaigns AS c ON c.id = k.campaign_id
                WHERE \(condition)
                """
            )
            plain = Statement(name + "Plain", "SELECT \(columns) FROM clock_cycles AS k WHERE \(condition)")
        }
    }

    static let stopped = Pair(
        "kpis.cyclesStopped",
        where: "\(isFinished) AND k.stopped_at >= ?1 AND k.stopped_at < ?2"
    )
    static let due = Pair("kpis.cyclesDue", where: "\(isFinished) AND k.due_at >= ?1 AND k.due_at < ?2")
    static let originallyDue = Pair(
        "kpis.cyclesOriginallyDue",
        where: "\(isFinished) AND k.original_due_at >= ?1 AND k.original_due_at < ?2"
    )
    static let running = Pair("kpis.cyclesRunning", where: runs)
    static let all = [stopped, due, originallyDue, running].flatMap { [$0.grouped, $0.plain] }
}

extension FactRepository {
    /// Cycles of clocks of kind `sla` that a window may count.
    /// - Parameter isGrouped: Whether the campaigns' groups are asked for, which cost a look-up each.
    package func cycles(_ window: KPIWindow, _ options: KPIOptions, isGrouped: Bool) throws -> [MeasuredCycle] {
        let finished: KPIClockStatements.Pair =
            switch (options.basis, options.against) {
            case (.stopped, _): KPIClockStatements.stopped
            case (.due, .current): KPIClockStatements.due
            case (.due, .original): KPIClockStatements.originallyDue
            }
        func read(_ pair: KPIClockStatements.Pair, _ bounds: any SQLBindable...) throws -> [MeasuredCycle] {
            try transaction.all(isGrouped ? pair.grouped : pair.plain, arguments: bounds) { row in
                try Self.cycle(row, options, isGrouped: isGrouped)
            }
            .compactMap(\.self)
        }
        let cycles = try read(finished, window.from, window.to)
        return options.basis == .due ? cycles + (try read(KPIClockStatements.running)) : cycles
    }

    /// - Returns: `nil` for a cycle of a campaign without any fact, where its group is asked for.
    private static func cycle(_ row: SQLRow, _ options: KPIOptions, isGrouped: Bool) throws -> MeasuredCycle? {
        let name: String? = isGrouped ? try row[7] : nil
        if isGrouped, name == nil { return nil }
        let state = ClockFigures.State(rawValue: try row.text(1)) ?? .cancelled
        return MeasuredCycle(
            clock: try row.text(0),
            state: state,
            dueAt: try row[options.against == .current ? 2 : 3],
            stoppedAt: try row[4],
            isBreached: !row.isNull(5),
            isByRetarget: try row.int(6) == 1,
            group: try name.map { try group(named: $0) }
        )
    }
}
