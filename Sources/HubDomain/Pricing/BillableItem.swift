/// One thing that a division owes, once.
package struct BillableItem: Hashable, Sendable {
    /// Names it for ever.
    package let source: String
    package let kind: Kind
    package let campaign: CampaignKey?
    package let line: String?
    package let description: String
    package let date: CivilDate
    package let minutes: Int?
    package let amount: Int64
    package let cost: Int64

    /// In the order in which statements list them.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case fixed
        case time
        case monthly
        case expense
        case cancellation
        case shared
        case credit
    }

    package init(
        source: String,
        kind: Kind,
        campaign: CampaignKey?,
        line: String?,
        description: String,
        date: CivilDate,
        minutes: Int? = nil,
        amount: Int64,
        cost: Int64
    ) {
        self.source = source
        self.kind = kind
        self.campaign = campaign
        self.line = line
        self.description = description
        self.date = date
        self.minutes = minutes
        self.amount = amount
        self.cost = cost
    }
}

extension BillableItem {
    /// The hours of a line, in the order of their dates. A cap bills them until it is reached; what lies beyond is listed
    /// with nothing to pay.
    /// - Parameters:
    ///   - billed: What earlier statements billed of the hours under the same cap.
    ///   - description: Of the line.
    package static func hours(
        _ entries: [TimeEntry],
        cap: Int64?,
        billed: Int64,
        _ description: String
    ) -> [BillableItem] {
        var left = cap.map { max(0, $0 - billed) }
        return entries.sorted { ($0.workDate, $0.id) < ($1.workDate, $1.id) }.compactMap { entry in
            guard let charge = entry.charge, let work = entry.work.line else { return nil }
            let amount = min(charge.bill, left ?? .max)
            left = left.map { $0 - amount }
            return BillableItem(
                source: "time/\(entry.id)",
                kind: .time,
                campaign: work.campaign,
                line: work.line,
                description: description,
                date: entry.workDate,
                minutes: entry.minutes,
                amount: amount,
                cost: charge.cost
            )
        }
    }

    /// The last days of months, up to one, on which something was live.
    package static func months(from launched: CivilDate, to ended: CivilDate?, upTo month: CalendarMonth)
        -> [CalendarMonth]
    {
        var months: [CalendarMonth] = []
        var current = CalendarMonth(of: launched)
        while current <= month {
            if let ended, ended <= current.lastDay { break }
            months.append(current)
            current = current.next
        }
        return months
    }
}

extension BillingStatement {
    /// The lines of a statement: hours of one line of a campaign in one line, everything else by itself.
    package static func lines(of items: [BillableItem]) throws(HubError) -> [Line] {
        struct Group: Hashable {
            let kind: BillableItem.Kind
            let campaign: CampaignKey?
            let line: String?
            let source: String?
        }
        var order: [Group] = []
        var groups: [Group: [BillableItem]] = [:]
        for item in items.sorted(by: { $0.precedes($1) }) {
            let source = item.kind == .time ? nil : item.source
            let group = Group(kind: item.kind, campaign: item.campaign, line: item.line, source: source)
            if groups[group] == nil { order.append(group) }
            groups[group, default: []].append(item)
        }
        var lines: [Line] = []
        for group in order {
            guard let own = groups[group], let first = own.first else { continue }
            lines.append(
                Line(
                    number: lines.count + 1,
                    kind: group.kind,
                    campaign: group.campaign,
                    line: group.line,
                    description: first.description,
                    minutes: group.kind == .time ? own.reduce(0) { $0 + ($1.minutes ?? 0) } : nil,
                    amount: try MinorUnits.sum(own.map(\.amount)),
                    cost: try MinorUnits.sum(own.map(\.cost)),
                    sources: own.map { Source(id: $0.source, amount: $0.amount) }
                )
            )
        }
        return lines
    }
}

extension BillableItem {
    fileprivate func precedes(_ other: BillableItem) -> Bool {
        let order = Kind.allCases
        let own = (campaign?.number ?? .max, order.firstIndex(of: kind) ?? 0, line ?? "", date, source)
        let its = (
            other.campaign?.number ?? .max, order.firstIndex(of: other.kind) ?? 0, other.line ?? "", other.date,
            other.source
        )
        return own < its
    }
}
