/// How long a campaign was on the desk.
package struct CampaignSpan: Hashable, Sendable {
    package let submitted: Instant
    /// When it was launched or ended otherwise; `nil` while it is open.
    package let ended: Instant?
    package let isLaunched: Bool
    package let services: [String]

    package init(submitted: Instant, ended: Instant?, isLaunched: Bool, services: [String]) {
        self.submitted = submitted
        self.ended = ended
        self.isLaunched = isLaunched
        self.services = services
    }
}

/// Where campaigns stood at their submission, and how many launches they then waited for.
///
/// On a desk that works strictly in order a campaign with N before it is the (N + 1)-th to be launched. Real desks don't:
/// small work overtakes, some is held. What is learned from a launched campaign is its *share*: launches from its
/// submission up to its own, that included, ÷ (N + 1). The shares of a service carry how quick and how uncertain it is, and
/// move with the load.
package struct QueueShares: Hashable, Sendable {
    /// Of every launched campaign, in the order of their submissions.
    package let all: [Double]
    package let byService: [String: [Double]]
    /// What each of them was when it was handed in, in the same order.
    let cases: [Case]
    /// Open campaigns at the end.
    package let open: Int

    /// A launched campaign as it was at its submission.
    struct Case: Hashable, Sendable {
        let services: [String]
        let submitted: Instant
        let launched: Instant
        /// Open campaigns before it.
        let before: Int
    }

    /// - Parameters:
    ///   - spans: Campaigns of a stretch of time, in any order.
    ///   - first: Only campaigns launched from here on tell a share.
    package init(of spans: [CampaignSpan], launchedFrom first: Instant) {
        let submitted = spans.map(\.submitted).sorted()
        let ended = spans.compactMap(\.ended).sorted()
        let launched = spans.filter(\.isLaunched).compactMap(\.ended).sorted()
        var all: [Double] = []
        var byService: [String: [Double]] = [:]
        var cases: [Case] = []
        let chosen = spans.filter(\.isLaunched).sorted {
            ($0.submitted, $0.services.joined()) < ($1.submitted, $1.services.joined())
        }
        for span in chosen {
            guard let end = span.ended, end >= first else { continue }
            let before = submitted.rank(below: span.submitted) - ended.rank(atMost: span.submitted)
            let waited = launched.rank(atMost: end) - launched.rank(atMost: span.submitted)
            let share = Double(max(1, waited)) / Double(max(0, before) + 1)
            all.append(share)
            cases.append(
                Case(services: span.services, submitted: span.submitted, launched: end, before: max(0, before))
            )
            for service in Set(span.services) { byService[service, default: []].append(share) }
        }
        self.all = all
        self.byService = byService
        self.cases = cases
        open = spans.count - ended.count
    }
}

extension [Instant] {
    /// Of sorted instants, how many lie before one.
    fileprivate func rank(below instant: Instant) -> Int { partition { $0 < instant } }

    /// Of sorted instants, how many lie at or before one.
    fileprivate func rank(atMost instant: Instant) -> Int { partition { $0 <= instant } }

    private func partition(_ belongsBefore: (Instant) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongsBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
