import HubDomain
import HubOperations

/// What the two endpoints of key figures take alike: window, zone and filters.
struct KPISelection {
    let from: KPIWindow.Edge?
    let to: KPIWindow.Edge?
    let zone: ZoneID?
    let filter: KPIFilter

    init(_ reader: inout InputReader) {
        from = reader.query(
            "from",
            .windowEdge,
            note: "Date (its beginning in the zone) or instant. Without both ends: the last 90 whole days."
        )
        to = reader.query("to", .windowEdge, note: "Date (its beginning in the zone) or instant, not included.")
        zone = reader.query("zone", .zone, note: "IANA name; the hub's own unless given.")
        var filter = KPIFilter()
        filter.division = reader.query("division", .definitionKey)
        filter.service = reader.query("service", .definitionKey)
        filter.team = reader.query("team", .definitionKey)
        filter.priority = reader.query("priority", .choice(Priority.self))?.rawValue
        filter.lifecycle = reader.query("lifecycle", .definitionKey, note: "A lifecycle stage of briefs.")
        filter.goal = reader.query("goal", .definitionKey)
        filter.channel = reader.query("channel", .definitionKey)
        self.filter = filter
    }

    /// - Throws: `invalid` when the window has no length.
    func window(_ standard: ZoneID, now: Instant) throws(HubError) -> KPIWindow {
        if let window = KPIWindow(from: from, to: to, zone: zone ?? standard, now: now) { return window }
        throw HubError.invalid([
            Issue(pointer: "/query/from", code: "range", detail: "must lie before the end of the window")
        ])
    }
}

struct ListKPIs: EndpointInput {
    let selection: KPISelection

    init(_ reader: inout InputReader) {
        selection = KPISelection(&reader)
    }

    func queries(_ zone: ZoneID, now: Instant) throws -> [KPIQuery] {
        let window = try selection.window(zone, now: now)
        // Utilisation is of people, and takes no filter.
        return KPIMetric.allCases.filter { $0 != .utilisation || selection.filter.isEmpty }.map { metric in
            KPIQuery(metric: metric, window: window, isEndOpen: selection.to == nil, filter: selection.filter)
        }
    }
}

struct ShowKPI: EndpointInput {
    let metric: String
    let selection: KPISelection
    let interval: KPIWindow.Interval?
    let by: [KPIDimension]
    let unit: KPIOptions.Unit?
    let against: KPIOptions.Commitment?
    let rule: KPIOptions.Strictness?
    let basis: KPIOptions.Basis?
    let measure: KPIOptions.Measure?

    init(_ reader: inout InputReader) {
        metric = reader.path("metric", .definitionKey, note: KPIMetric.allCases.map(\.rawValue).joined(separator: ", "))
        selection = KPISelection(&reader)
        interval = reader.query("interval", .choice(KPIWindow.Interval.self), note: "Weeks begin on Monday.")
        by = reader.queryList("by", .choice(KPIDimension.self), note: "At most two.")
        unit = reader.query("unit", .choice(KPIOptions.Unit.self), note: "Of throughput.")
        against = reader.query(
            "against",
            .choice(KPIOptions.Commitment.self),
            note: "Of on-time-launch and sla-attainment."
        )
        rule = reader.query("rule", .choice(KPIOptions.Strictness.self), note: "Of first-time-right.")
        basis = reader.query("basis", .choice(KPIOptions.Basis.self), note: "Of sla-attainment.")
        measure = reader.query("measure", .choice(KPIOptions.Measure.self), note: "Of fixed-price-share.")
    }

    func validate() -> [Issue] {
        var issues: [Issue] = []
        if by.count > 2 { issues.append(Issue(pointer: "/query/by", code: "too-many", detail: "takes at most two")) }
        if Set(by).count < by.count {
            issues.append(Issue(pointer: "/query/by", code: "duplicate", detail: "names a dimension twice"))
        }
        guard let metric = KPIMetric(rawValue: metric) else { return issues }
        let given = [
            ("unit", unit != nil, [KPIMetric.throughput]), ("rule", rule != nil, [.firstTimeRight]),
            ("against", against != nil, [.onTimeLaunch, .slaAttainment]), ("basis", basis != nil, [.slaAttainment]),
            ("measure", measure != nil, [.fixedPriceShare]),
        ]
        for (name, isGiven, owners) in given where isGiven && !owners.contains(metric) {
            let names = owners.map(\.rawValue).joined(separator: " and ")
            issues.append(Issue(pointer: "/query/\(name)", code: "invalid", detail: "is for \(names) only"))
        }
        if metric == .utilisation, !selection.filter.isEmpty {
            let detail = "utilisation is of people, who work for many divisions and services: it takes no filter"
            issues.append(Issue(pointer: "/query", code: "invalid", detail: detail))
        }
        let known = metric.definition().dimensions
        for dimension in by where !known.contains(dimension) {
            let words = KPIDimension.allCases.filter(known.contains).map(\.rawValue).joined(separator: ", ")
            issues.append(
                Issue(
                    pointer: "/query/by",
                    code: "choice",
                    detail: "must be one of \(words) for \(metric.rawValue), not \(dimension.rawValue)"
                )
            )
        }
        return issues
    }

    /// - Throws: `not-found` for a figure that there isn't, `invalid` for a window without length.
    func query(_ zone: ZoneID, now: Instant) throws -> KPIQuery {
        guard let metric = KPIMetric(rawValue: metric) else {
            let names = KPIMetric.allCases.map(\.rawValue)
            let hint = Suggestion.phrase(for: self.metric, among: names)
            throw HubError(
                .notFound,
                "There is no key figure \"\(self.metric)\"\(hint); there are \(names.joined(separator: ", "))"
            )
        }
        var options = KPIOptions()
        options.unit = unit ?? options.unit
        options.against = against ?? options.against
        options.strictness = rule ?? options.strictness
        options.basis = basis ?? options.basis
        options.measure = measure ?? options.measure
        return KPIQuery(
            metric: metric,
            options: options,
            window: try selection.window(zone, now: now),
            isEndOpen: selection.to == nil,
            interval: interval,
            by: by,
            filter: selection.filter
        )
    }
}

extension ValueKind where Self == MappedKind<TextKind, KPIWindow.Edge> {
    /// A date, or an instant with its offset.
    static var windowEdge: Self {
        TextKind.text(1...40).map(
            placeholder: .date(CivilDate(dayNumber: 0)),
            detail: "must be a date such as 2026-11-21, or a date and time with its offset",
            expression: "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ].+)?$"
        ) { text in
            CivilDate(iso8601: text).map(KPIWindow.Edge.date) ?? Instant(rfc3339: text).map(KPIWindow.Edge.instant)
        }
    }
}
