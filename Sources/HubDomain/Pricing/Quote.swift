package import HubJSON

/// What a campaign was said to cost, and who agreed to it.
package struct Quote: Hashable, Sendable {
    package let campaign: CampaignKey
    /// Counts from 1 within the campaign.
    package let number: Int
    package let division: String
    package let figures: QuoteFigures
    /// Person id.
    package let madeBy: String
    package let madeAt: Instant
    /// The first instant at which it can't be accepted any more.
    package let validUntil: Instant
    package var acceptance: Acceptance?
    /// The highest percentage of the upper bound that was told of.
    package var burnPercent: Int

    package struct Acceptance: Hashable, Sendable {
        /// Person id.
        package let by: String
        package let at: Instant
        /// By the standing acceptance of the division.
        package let isStanding: Bool

        package init(by: String, at: Instant, isStanding: Bool) {
            self.by = by
            self.at = at
            self.isStanding = isStanding
        }
    }

    package init(
        campaign: CampaignKey,
        number: Int,
        division: String,
        figures: QuoteFigures,
        madeBy: String,
        madeAt: Instant,
        validUntil: Instant,
        acceptance: Acceptance? = nil,
        burnPercent: Int = 0
    ) {
        self.campaign = campaign
        self.number = number
        self.division = division
        self.figures = figures
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.validUntil = validUntil
        self.acceptance = acceptance
        self.burnPercent = burnPercent
    }

    /// How long a quote can be accepted.
    package static let validity = Milliseconds.days(30)

    /// The shares of the upper bound that are told of, in percent.
    package static let burnMarks = [75, 100]

    /// The mark that hours passed from one sum to another.
    package func burnMark(at billed: Int64) -> Int? {
        let bound = figures.p90 - figures.exact
        guard bound > 0 else { return nil }
        return Self.burnMarks.last { mark in
            mark > burnPercent && Int128(billed) * 100 >= Int128(bound) * Int128(mark)
        }
    }
}

/// The amounts of a quote.
package struct QuoteFigures: Hashable, Sendable {
    /// ISO 4217.
    package let currency: String
    package let lines: [Line]
    /// The sum of what doesn't depend on hours.
    package let exact: Int64
    /// The sum of all lines that half and that nine in ten of the simulated campaigns stay within.
    package let p50: Int64
    package let p90: Int64
    package let seed: UInt64

    /// Some line has too little history, and its range comes from the planned minutes.
    package var isEstimate: Bool { lines.contains(where: \.isEstimate) }

    package struct Line: Hashable, Sendable {
        package let line: String
        package let service: String
        package let tier: Tier
        package let quantity: Int
        package let model: PriceDefinition.Model
        /// `nil` for time and materials without a price of its own.
        package let price: DefinitionReference?
        /// `nil` where hours are billed.
        package let amount: Int64?
        /// The line's own range; equal to the amount where that is fixed.
        package let p50: Int64
        package let p90: Int64
        /// The mean, which is what budgets count on; unlike the percentiles, those of lines add up.
        package let expected: Int64
        /// Finished jobs behind the range.
        package let jobs: Int
        package let isEstimate: Bool
        /// What the hours are billed at most.
        package let cap: Int64?

        package init(
            line: String,
            service: String,
            tier: Tier,
            quantity: Int,
            model: PriceDefinition.Model,
            price: DefinitionReference?,
            amount: Int64?,
            p50: Int64,
            p90: Int64,
            expected: Int64,
            jobs: Int,
            isEstimate: Bool,
            cap: Int64?
        ) {
            self.line = line
            self.service = service
            self.tier = tier
            self.quantity = quantity
            self.model = model
            self.price = price
            self.amount = amount
            self.p50 = p50
            self.p90 = p90
            self.expected = expected
            self.jobs = jobs
            self.isEstimate = isEstimate
            self.cap = cap
        }
    }

    package init(currency: String, lines: [Line], exact: Int64, p50: Int64, p90: Int64, seed: UInt64) {
        self.currency = currency
        self.lines = lines
        self.exact = exact
        self.p50 = p50
        self.p90 = p90
        self.seed = seed
    }

    /// What the amounts follow from: a quote of other lines is out of date.
    package var basis: String {
        lines.map { line in
            let price = line.price.map { "\($0.key):\($0.version)" } ?? "tm"
            let charge = line.amount.map(String.init) ?? "hours"
            let units = "\(line.tier.rawValue) x\(line.quantity)"
            return "\(line.line) \(line.service) \(units) \(price) \(charge)"
        }
        .joined(separator: ", ")
    }
}

extension QuoteFigures.Line {
    package var json: JSONValue {
        var object: JSONObject = [
            "line": .string(line), "service": .string(service), "tier": .string(tier.rawValue),
            "quantity": .integer(Int64(quantity)), "model": .string(model.rawValue), "p50": .integer(p50),
            "p90": .integer(p90),
            "expected": .integer(expected),
            "jobs": .integer(Int64(jobs)), "isEstimate": .bool(isEstimate),
        ]
        object["price"] = price.map(\.priceJSON)
        object["amount"] = amount.map(JSONValue.integer)
        object["cap"] = cap.map(JSONValue.integer)
        return .object(object)
    }

    /// Reads what ``json`` made; `nil` for anything else.
    package init?(json: JSONValue) {
        guard
            let line = json["line"]?.string, let service = json["service"]?.string,
            let tier = json["tier"]?.string.flatMap(Tier.init(rawValue:)),
            let model = json["model"]?.string.flatMap(PriceDefinition.Model.init(rawValue:)),
            let p50 = json["p50"]?.integer, let p90 = json["p90"]?.integer, let jobs = json["jobs"]?.integer,
            let isEstimate = json["isEstimate"]?.bool
        else { return nil }
        let price = json["price"].flatMap { price -> DefinitionReference? in
            guard let key = price["key"]?.string, let version = price["version"]?.integer else { return nil }
            return DefinitionReference(kind: .price, key: key, version: Int(version))
        }
        self.init(
            line: line,
            service: service,
            tier: tier,
            quantity: Int(json["quantity"]?.integer ?? 1),
            model: model,
            price: price,
            amount: json["amount"]?.integer,
            p50: p50,
            p90: p90,
            expected: json["expected"]?.integer ?? p50,
            jobs: Int(jobs),
            isEstimate: isEstimate,
            cap: json["cap"]?.integer
        )
    }
}
