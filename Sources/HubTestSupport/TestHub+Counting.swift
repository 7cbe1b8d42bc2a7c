package import HubDomain
package import HubStore

extension TestHub {
    /// Rows of every table, to show that a refusal stored nothing.
    package func rowCounts() async throws -> [String: Int] {
        try await store.read { tx in
            var counts: [String: Int] = [:]
            for (table, statement) in TableCounts.statements {
                counts[table] = try tx.first(statement) { try $0.int(0) }
            }
            return counts
        }
    }

    package func campaignCount() async throws -> Int {
        try await store.read { try $0.first(TableCounts.campaigns) { try $0.int(0) } ?? 0 }
    }

    /// How often each type of event was recorded.
    package func eventCounts() async throws -> [String: Int] {
        let types = try await allEvents().map(\.event.type)
        return Dictionary(types.map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// Every event in the order it was recorded.
    package func allEvents() async throws -> [EventRecord] {
        try await store.read { tx in
            var events: [EventRecord] = []
            while true {
                let next = try Events.list(after: events.last?.seq ?? 0, limit: 500, in: tx)
                if next.isEmpty { return events }
                events += next
            }
        }
    }

    /// How many facts of a metric were recorded.
    package func factCount(_ metric: Fact.Metric) async throws -> Int {
        try await store.read { try $0.facts.count(of: metric) }
    }

    /// What is wrong with the event chains; empty when nothing is.
    package func chainProblems() async throws -> [String] {
        let report = try await EventVerifier(store: store).run()
        return report.breaks.map(\.description) + [report.sealBreak?.description].compactMap(\.self)
    }
}

private enum TableCounts {
    static let tables = [
        "events", "seals", "definitions", "people", "role_grants", "tokens", "campaigns", "campaign_lines",
        "campaign_holds", "campaign_tasks", "campaign_ticks", "campaign_findings", "clock_cycles", "facts",
        "fact_groups", "imported_cases", "fact_buckets", "stage_counts", "search_terms", "consumers", "idempotency",
        "campaign_workflow", "launch_stops", "freeze_exceptions", "forecasts", "promises", "campaign_hand_offs",
        "campaign_comments", "campaign_links", "programmes", "programme_campaigns", "external_answers",
        "action_traces", "campaign_changes", "budgets", "open_amounts", "price_proposals", "price_watches",
    ]

    static let statements = tables.map { ($0, statement(of: $0)) }
    static let campaigns = statement(of: "campaigns")

    private static func statement(of table: String) -> Statement {
        Statement("test.count.\(table)", "SELECT COUNT(*) FROM \(table)", mayScan: true)
    }
}
