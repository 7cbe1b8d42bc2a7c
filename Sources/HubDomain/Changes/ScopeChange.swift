package import HubJSON

/// What is to be different about an accepted campaign.
package struct ScopeChange: Hashable, Sendable {
    /// JSON merge patch on the brief (RFC 7396), of fields that the requester fills in.
    package let brief: JSONObject?
    package let requestedLaunchAt: Instant?
    /// The launch that the team commits to along with it.
    package let committedLaunchAt: Instant?
    package let edited: [EditedLine]
    package let added: [AddedLine]
    /// Ids of lines that are given up.
    package let dropped: [String]

    /// A line that stays, otherwise.
    package struct EditedLine: Hashable, Sendable {
        package let line: String
        package let tier: Tier?
        package let quantity: Int?
        package let locale: String?
        /// JSON merge patch on the answers.
        package let answers: JSONObject?

        package init(line: String, tier: Tier?, quantity: Int?, locale: String?, answers: JSONObject?) {
            self.line = line
            self.tier = tier
            self.quantity = quantity
            self.locale = locale
            self.answers = answers
        }
    }

    package struct AddedLine: Hashable, Sendable {
        package let service: String
        package let tier: Tier?
        package let quantity: Int
        package let locale: String
        /// A line that is there already.
        package let variantOf: String?
        package let answers: JSONObject

        package init(
            service: String,
            tier: Tier?,
            quantity: Int,
            locale: String,
            variantOf: String?,
            answers: JSONObject
        ) {
            self.service = service
            self.tier = tier
            self.quantity = quantity
            self.locale = locale
            self.variantOf = variantOf
            self.answers = answers
        }

        var draft: RequestDraft.Line {
            RequestDraft.Line(
                service: service,
                tier: tier,
                quantity: quantity,
                locale: locale,
                variantOf: variantOf,
                answers: answers
            )
        }
    }

    package init(
        brief: JSONObject? = nil,
        requestedLaunchAt: Instant? = nil,
        committedLaunchAt: Instant? = nil,
        edited: [EditedLine] = [],
        added: [AddedLine] = [],
        dropped: [String] = []
    ) {
        self.brief = brief
        self.requestedLaunchAt = requestedLaunchAt
        self.committedLaunchAt = committedLaunchAt
        self.edited = edited
        self.added = added
        self.dropped = dropped
    }

    package var isEmpty: Bool { self == ScopeChange() }
}

// MARK: Stored form

extension ScopeChange {
    /// The form of `POST …/changes`.
    package var json: JSONObject {
        var object = JSONObject()
        object["brief"] = brief.map(JSONValue.object)
        object["requestedLaunchAt"] = requestedLaunchAt.map { .instant($0) }
        object["committedLaunchAt"] = committedLaunchAt.map { .instant($0) }
        if !edited.isEmpty { object["lines"] = .array(edited.map(\.json)) }
        if !added.isEmpty { object["add"] = .array(added.map(\.json)) }
        if !dropped.isEmpty { object["drop"] = .array(dropped.map(JSONValue.string)) }
        return object
    }

    /// Reads what ``json`` made.
    package init(json: JSONValue) {
        self.init(
            brief: json["brief"]?.object,
            requestedLaunchAt: json["requestedLaunchAt"]?.string.flatMap { Instant(rfc3339: $0) },
            committedLaunchAt: json["committedLaunchAt"]?.string.flatMap { Instant(rfc3339: $0) },
            edited: (json["lines"]?.array ?? []).compactMap(EditedLine.init(json:)),
            added: (json["add"]?.array ?? []).compactMap(AddedLine.init(json:)),
            dropped: (json["drop"]?.array ?? []).compactMap(\.string)
        )
    }
}

extension ScopeChange.EditedLine {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["line": .string(line)]
        object["tier"] = tier.map { .string($0.rawValue) }
        object["quantity"] = quantity.map { .integer(Int64($0)) }
        object["locale"] = locale.map(JSONValue.string)
        object["answers"] = answers.map(JSONValue.object)
        return .object(object)
    }

    fileprivate init?(json: JSONValue) {
        guard let line = json["line"]?.string else { return nil }
        self.init(
            line: line,
            tier: json["tier"]?.string.flatMap(Tier.init(rawValue:)),
            quantity: json["quantity"]?.integer.map { Int($0) },
            locale: json["locale"]?.string,
            answers: json["answers"]?.object
        )
    }
}

extension ScopeChange.AddedLine {
    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "service": .string(service), "quantity": .integer(Int64(quantity)), "locale": .string(locale),
            "answers": .object(answers),
        ]
        object["tier"] = tier.map { .string($0.rawValue) }
        object["variantOf"] = variantOf.map(JSONValue.string)
        return .object(object)
    }

    fileprivate init?(json: JSONValue) {
        guard let service = json["service"]?.string, let locale = json["locale"]?.string else { return nil }
        self.init(
            service: service,
            tier: json["tier"]?.string.flatMap(Tier.init(rawValue:)),
            quantity: json["quantity"]?.integer.map { Int($0) } ?? 1,
            locale: locale,
            variantOf: json["variantOf"]?.string,
            answers: json["answers"]?.object ?? JSONObject()
        )
    }
}
