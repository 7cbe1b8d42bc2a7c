/// What the campaigns of a programme come to together.
package struct ProgrammeFigures: Hashable, Sendable {
    /// Campaigns by stage.
    package var stages: [StageKey: Int] = [:]
    /// By currency; amounts of different currencies are never added.
    package var quotes: [String: QuoteSum] = [:]
    package var expenses: [String: ExpenseSum] = [:]
    /// The newest quote is missing.
    package var unquoted = 0

    package init() {}

    /// The newest quotes of campaigns in one currency.
    package struct QuoteSum: Hashable, Sendable {
        package var campaigns = 0
        package var accepted = 0
        /// What doesn't depend on hours.
        package var exact: Int64 = 0
        /// Bounds of the campaigns added up: together they vary less than that.
        package var p50: Int64 = 0
        package var p90: Int64 = 0
    }

    /// What divisions pay for what was ordered from others.
    package struct ExpenseSum: Hashable, Sendable {
        package var committed: Int64 = 0
        package var actual: Int64 = 0
        /// Money for media, in neither of the others.
        package var media: Int64 = 0
    }

    package mutating func count(_ campaign: Campaign) {
        stages[campaign.stage, default: 0] += 1
    }

    package mutating func add(_ quote: Quote?) {
        guard let quote else {
            unquoted += 1
            return
        }
        var sum = quotes[quote.figures.currency] ?? QuoteSum()
        sum.campaigns += 1
        if quote.acceptance != nil { sum.accepted += 1 }
        sum.exact += quote.figures.exact
        sum.p50 += quote.figures.p50
        sum.p90 += quote.figures.p90
        quotes[quote.figures.currency] = sum
    }

    package mutating func add(_ expense: Expense) {
        var sum = expenses[expense.bill.currency] ?? ExpenseSum()
        switch (expense.kind, expense.state) {
        case (_, .cancelled): return
        case (.media, _): sum.media += expense.bill.minor
        case (_, .ordered): sum.committed += expense.bill.minor
        case (_, .invoiced): sum.actual += expense.bill.minor
        }
        expenses[expense.bill.currency] = sum
    }
}

/// When a line of a programme goes out, went out or is to go out.
package struct ProgrammeLaunch: Hashable, Sendable {
    package let campaign: CampaignKey
    package let title: String
    /// `nil` for the campaign as a whole.
    package let line: String?
    package let at: Instant
    package let certainty: Certainty

    /// How sure the instant is.
    package enum Certainty: String, Hashable, Sendable, CaseIterable {
        case launched
        /// A confirmed slot.
        case scheduled
        case committed
        case requested
    }
}

extension Campaign {
    /// Its place in a calendar of launches: each slot, else the best that is known; nothing for what was given up.
    package func launches(_ workflow: WorkflowDefinition, at now: Instant) -> [ProgrammeLaunch] {
        func entry(_ at: Instant, _ certainty: ProgrammeLaunch.Certainty, _ line: String? = nil) -> ProgrammeLaunch {
            ProgrammeLaunch(campaign: key, title: title, line: line, at: at, certainty: certainty)
        }
        let isOver = workflow.stage(stage)?.category == .ended && launchedAt == nil
        guard !isOver else { return [] }
        if !flow.slots.isEmpty {
            return flow.slots.map { slot in
                let at = slot.wall.instant
                return entry(at, launchedAt != nil && at <= now ? .launched : .scheduled, slot.line)
            }
        }
        if let launchedAt { return [entry(launchedAt, .launched)] }
        if let scheduledLaunchAt { return [entry(scheduledLaunchAt, .scheduled)] }
        if let committedLaunchAt { return [entry(committedLaunchAt, .committed)] }
        return requestedLaunchAt.map { [entry($0, .requested)] } ?? []
    }
}
