/// A question for one key figure.
package struct KPIQuery: Hashable, Sendable {
    package let metric: KPIMetric
    package let options: KPIOptions
    package let window: KPIWindow
    /// Nobody asked for an end: what is true at an instant is told of now.
    package let isEndOpen: Bool
    package let interval: KPIWindow.Interval?
    /// In the order asked for; each once.
    package let by: [KPIDimension]
    package let filter: KPIFilter

    package init(
        metric: KPIMetric,
        options: KPIOptions = KPIOptions(),
        window: KPIWindow,
        isEndOpen: Bool = false,
        interval: KPIWindow.Interval? = nil,
        by: [KPIDimension] = [],
        filter: KPIFilter = KPIFilter()
    ) {
        self.metric = metric
        self.options = options
        self.window = window
        self.isEndOpen = isEndOpen
        self.interval = interval
        self.by = by
        self.filter = filter
    }

    package var definition: KPIDefinition {
        let definition = metric.definition(options)
        // What was asked for is a fact of its own.
        guard metric == .returns, by.contains(.field) else { return definition }
        return KPIDefinition(
            metric: metric,
            text: "Fields that returns asked about; a return may ask about several, or about none.",
            unit: "questions",
            form: .count([.returnedField]) { $0.number },
            labels: .field
        )
    }

    /// Whether samples over all groups together are enough.
    package var isOverall: Bool {
        filter.isEmpty && by.allSatisfy { $0 == definition.labels } && metric != .urgentShare
    }
}

/// Only campaigns with these attributes.
package struct KPIFilter: Hashable, Sendable {
    package var division: String?
    package var service: String?
    package var priority: String?
    package var lifecycle: String?
    package var goal: String?
    package var channel: String?
    package var team: String?

    package init() {}

    package var isEmpty: Bool { self == KPIFilter() }

    package func fits(_ group: FactGroup) -> Bool {
        (division.map { $0 == group.division } ?? true) && (service.map { group.services.contains($0) } ?? true)
            && (priority.map { $0 == group.priority } ?? true) && (lifecycle.map { $0 == group.lifecycle } ?? true)
            && (goal.map { $0 == group.goal } ?? true) && (team.map { $0 == group.team } ?? true)
            && (channel.map { group.channels.contains($0) } ?? true)
    }
}

/// A key figure as it is shown.
package struct KPIAnswer: Hashable, Sendable {
    package let query: KPIQuery
    /// When the newest event that was counted was recorded; of figures that move with time, the current minute.
    package let asOf: Instant?
    package let value: KPIValue
    /// By periods and dimensions, where either was asked for.
    package let series: [Part]
    /// Beside the figure, such as what is excused.
    package let extra: [String: Int64]
    /// ISO 4217, of amounts in one currency.
    package let currency: String?
    /// What a reader of the figure has to know.
    package let note: String?

    package struct Part: Hashable, Sendable {
        package let window: KPIWindow
        /// One value for each dimension asked for; `nil` for campaigns without one.
        package let by: [String?]
        package let value: KPIValue

        package init(window: KPIWindow, by: [String?], value: KPIValue) {
            self.window = window
            self.by = by
            self.value = value
        }
    }

    package init(
        query: KPIQuery,
        asOf: Instant?,
        value: KPIValue,
        series: [Part],
        extra: [String: Int64] = [:],
        currency: String? = nil,
        note: String? = nil
    ) {
        self.query = query
        self.asOf = asOf
        self.value = value
        self.series = series
        self.extra = extra
        self.currency = currency
        self.note = note
    }
}
