package import HubJSON

/// The form in which requests are saved: that of `POST /v1/requests`.
extension RequestDraft {
    package var json: JSONObject {
        var object: JSONObject = ["title": .string(title), "division": .string(division)]
        object["priority"] = .string(priority.rawValue)
        object["requestedLaunchAt"] = requestedLaunchAt.map { .instant($0) }
        object["brief"] = .object(brief)
        object["lines"] = .array(lines.map { .object($0.json) })
        return object
    }

    /// Reads what ``json`` made; what is missing stays empty.
    package init(json: JSONObject) {
        self.init(
            title: json["title"]?.string ?? "",
            division: json["division"]?.string ?? "",
            priority: json["priority"]?.string.flatMap(Priority.init(rawValue:)) ?? .normal,
            requestedLaunchAt: json["requestedLaunchAt"]?.string.flatMap(Instant.init(rfc3339:)),
            brief: json["brief"]?.object ?? JSONObject(),
            lines: (json["lines"]?.array ?? []).compactMap(\.object).map(Line.init(json:))
        )
    }
}

extension RequestDraft.Line {
    fileprivate var json: JSONObject {
        var object: JSONObject = ["service": .string(service), "quantity": .integer(Int64(quantity))]
        object["tier"] = tier.map { .string($0.rawValue) }
        object["locale"] = .string(locale)
        object["variantOf"] = variantOf.map(JSONValue.string)
        object["answers"] = .object(answers)
        return object
    }

    fileprivate init(json: JSONObject) {
        self.init(
            service: json["service"]?.string ?? "",
            tier: json["tier"]?.string.flatMap(Tier.init(rawValue:)),
            quantity: json["quantity"]?.integer.flatMap { Int(exactly: $0) } ?? 1,
            locale: json["locale"]?.string ?? "",
            variantOf: json["variantOf"]?.string,
            answers: json["answers"]?.object ?? JSONObject()
        )
    }
}
