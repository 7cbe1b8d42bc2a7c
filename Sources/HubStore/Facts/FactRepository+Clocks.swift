package import HubDomain

/// Cycles of SLA clocks by the instant that attainment counts them at.
enum KPIClockStatements {
    private static let columns = """
        k.clock, k.state, k.due_at, k.original_due_at, k.stopped_at, k.breached_at, k.is_breached_by_retarget,
            (SELECT name FROM facts JOIN fact_groups ON fact_groups.id = group_id
                WHERE campaign_number = c.number ORDER BY facts.seq DESC LIMIT 1)
        """
    private static let finished = """
        SELECT \(columns) FROM clock_cycles AS k JOIN campaigns AS c ON c.id = k.campaign_id
        WHERE k.kind = 'sla' AND k.stopped_at IS NOT NULL
        """
    static let stopped = Statement(
        "kpis.cyclesStopped",
        "\(finished) AND k.stopped_at >= ?1 AND k.stopped_at < ?2"
    )
    static let due = Statement("kpis.cyclesDue", "\(finished) AND k.due_at >= ?1 AND k.due_at < ?2")
    static let originallyDue = Statement(
        "kpis.cyclesOriginallyDue",
        "\(finished) AND k.original_due_at >= ?1 AND k.original_due_at < ?2"
    )
    // The policy is named for its index, which holds what runs and nothing else.
    static let running = Statement(
        "kpis.cyclesRunning",
        """
        SELECT \(columns) FROM clock_cycles AS k JOIN campaigns AS c ON c.id = k.campaign_id
        WHERE k.policy > '' AND k.state IN ('running', 'paused') AND k.kind = 'sla'
        """
    )
    static let all = [stopped, due, originallyDue, running]
}

extension FactRepository {
    /// Cycles of clocks of kind `sla` that a window may count.
    package func cycles(_ window: KPIWindow, _ options: KPIOptions) throws -> [MeasuredCycle] {
        let finished: Statement =
            switch (options.basis, options.against) {
            case (.stopped, _): KPIClockStatements.stopped
            case (.due, .current): KPIClockStatements.due
            case (.due, .original): KPIClockStatements.originallyDue
            }
        var cycles = try transaction.all(finished, window.from, window.to) { try Self.cycle($0, options) }
        if options.basis == .due {
            cycles += try transaction.all(KPIClockStatements.running) { try Self.cycle($0, options) }
        }
        return cycles.compactMap(\.self)
    }

    /// - Returns: `nil` for a cycle of a campaign without any fact.
    private static func cycle(_ row: SQLRow, _ options: KPIOptions) throws -> MeasuredCycle? {
        let name: String? = try row[7]
        guard let name else { return nil }
        let state = ClockFigures.State(rawValue: try row.text(1)) ?? .cancelled
        return MeasuredCycle(
            clock: try row.text(0),
            state: state,
            dueAt: try row[options.against == .current ? 2 : 3],
            stoppedAt: try row[4],
            isBreached: !row.isNull(5),
            isByRetarget: try row.int(6) == 1,
            group: try group(named: name)
        )
    }
}
