package import HubJSON

/// A change of an accepted campaign that requester and lead have to agree on.
package struct ChangeRequest: Hashable, Sendable {
    /// Counts from 1 within the campaign; shown as `C1`.
    package let number: Int
    package let change: ScopeChange
    package let reason: String
    /// Person id.
    package let proposedBy: String
    package let proposedAt: Instant
    /// What was shown of its consequences when it was proposed.
    package let preview: ChangePreview
    package var requesterAgreed: Agreement?
    package var leadAgreed: Agreement?
    package var state: State
    /// Whoever ended it otherwise than by agreement, and why.
    package var ended: Ending?
    package var appliedAt: Instant?

    package enum State: String, Hashable, Sendable, CaseIterable {
        case proposed
        case applied
        case rejected
        case withdrawn
        case superseded
    }

    package struct Agreement: Hashable, Sendable {
        /// Person id.
        package let by: String
        package let at: Instant

        package init(by: String, at: Instant) {
            self.by = by
            self.at = at
        }
    }

    package struct Ending: Hashable, Sendable {
        /// Person id.
        package let by: String
        package let at: Instant
        package let reason: String?

        package init(by: String, at: Instant, reason: String?) {
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    package init(
        number: Int,
        change: ScopeChange,
        reason: String,
        proposedBy: String,
        proposedAt: Instant,
        preview: ChangePreview
    ) {
        self.number = number
        self.change = change
        self.reason = reason
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        self.preview = preview
        state = .proposed
    }

    package var id: String { "C\(number)" }
    package var isOpen: Bool { state == .proposed }
    package var isAgreed: Bool { requesterAgreed != nil && leadAgreed != nil }

    /// The number in an id such as `C12`.
    package static func number(of id: String) -> Int? {
        guard id.hasPrefix("C"), let number = Int(id.dropFirst()), number > 0 else { return nil }
        return number
    }
}

/// What a change of scope means: shown beforehand, and compared once more when it takes effect.
package struct ChangePreview: Hashable, Sendable {
    /// The sums that half and nine in ten of such campaigns stay within; `nil` where no price can be worked out.
    package let priceBefore: Price?
    package let priceAfter: Price?
    /// The earliest launch by service levels, were the present stage entered now.
    package let earliestBefore: Instant?
    package let earliestAfter: Instant?
    package let effects: ScopeEffects

    package struct Price: Hashable, Sendable {
        package let p50: Money
        package let p90: Money

        package init(p50: Money, p90: Money) {
            self.p50 = p50
            self.p90 = p90
        }
    }

    package init(
        priceBefore: Price?,
        priceAfter: Price?,
        earliestBefore: Instant?,
        earliestAfter: Instant?,
        effects: ScopeEffects
    ) {
        self.priceBefore = priceBefore
        self.priceAfter = priceAfter
        self.earliestBefore = earliestBefore
        self.earliestAfter = earliestAfter
        self.effects = effects
    }

    /// What the price changes by, at the median.
    package var difference: Money? {
        guard let priceBefore, let priceAfter, priceBefore.p50.currency == priceAfter.p50.currency else { return nil }
        return Money(priceAfter.p50.minor - priceBefore.p50.minor, priceAfter.p50.currency)
    }

    /// Whether somebody who agreed to the one would be surprised by the other: dates move by themselves, prices and
    /// what falls don't.
    package func promises(the other: ChangePreview) -> Bool {
        priceAfter == other.priceAfter && effects == other.effects
    }
}

// MARK: Stored form

extension ChangeRequest {
    package var json: JSONObject {
        var object: JSONObject = [
            "change": .object(change.json), "reason": .string(reason), "proposedBy": .string(proposedBy),
            "proposedAt": .integer(proposedAt.milliseconds), "preview": preview.json,
        ]
        object["requester"] = requesterAgreed?.json
        object["lead"] = leadAgreed?.json
        object["ended"] = ended.map { ending in
            var object: JSONObject = ["by": .string(ending.by), "at": .integer(ending.at.milliseconds)]
            object["reason"] = ending.reason.map(JSONValue.string)
            return .object(object)
        }
        object["appliedAt"] = appliedAt.map { .integer($0.milliseconds) }
        return object
    }

    /// Reads what ``json`` made.
    /// - Returns: `nil` for anything else.
    package init?(number: Int, state: State, json: JSONObject) {
        guard let change = json["change"], let reason = json["reason"]?.string, let by = json["proposedBy"]?.string,
            let at = json["proposedAt"]?.integer, let preview = json["preview"]
        else { return nil }
        self.init(
            number: number,
            change: ScopeChange(json: change),
            reason: reason,
            proposedBy: by,
            proposedAt: Instant(milliseconds: at),
            preview: ChangePreview(json: preview)
        )
        self.state = state
        requesterAgreed = json["requester"].flatMap(Agreement.init(json:))
        leadAgreed = json["lead"].flatMap(Agreement.init(json:))
        appliedAt = json["appliedAt"]?.integer.map(Instant.init(milliseconds:))
        if let ended = json["ended"], let agreement = Agreement(json: ended) {
            self.ended = Ending(by: agreement.by, at: agreement.at, reason: ended["reason"]?.string)
        }
    }
}

extension ChangeRequest.Agreement {
    fileprivate var json: JSONValue { ["by": .string(by), "at": .integer(at.milliseconds)] }

    fileprivate init?(json: JSONValue) {
        guard let by = json["by"]?.string, let at = json["at"]?.integer else { return nil }
        self.init(by: by, at: Instant(milliseconds: at))
    }
}

extension ChangePreview {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["effects": .object(effects.json)]
        object["priceBefore"] = priceBefore?.json
        object["priceAfter"] = priceAfter?.json
        object["earliestBefore"] = earliestBefore.map { .integer($0.milliseconds) }
        object["earliestAfter"] = earliestAfter.map { .integer($0.milliseconds) }
        return .object(object)
    }

    fileprivate init(json: JSONValue) {
        self.init(
            priceBefore: json["priceBefore"].flatMap(Price.init(json:)),
            priceAfter: json["priceAfter"].flatMap(Price.init(json:)),
            earliestBefore: json["earliestBefore"]?.integer.map(Instant.init(milliseconds:)),
            earliestAfter: json["earliestAfter"]?.integer.map(Instant.init(milliseconds:)),
            effects: ScopeEffects(json: json["effects"] ?? .null)
        )
    }
}

extension ChangePreview.Price {
    fileprivate var json: JSONValue {
        ["p50": .integer(p50.minor), "p90": .integer(p90.minor), "currency": .string(p50.currency)]
    }

    fileprivate init?(json: JSONValue) {
        guard let p50 = json["p50"]?.integer, let p90 = json["p90"]?.integer, let currency = json["currency"]?.string
        else { return nil }
        self.init(p50: Money(p50, currency), p90: Money(p90, currency))
    }
}
