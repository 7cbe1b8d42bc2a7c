package import HubJSON

extension PriceProposal {
    /// Everything, as it is stored.
    package var json: JSONObject {
        var object: JSONObject = [
            "number": .integer(number), "kind": .string(kind.rawValue), "service": .string(service),
            "tier": .string(tier.rawValue), "divisions": .array(divisions.map(JSONValue.string)),
            "amounts": .array(amounts.map { ["minor": .integer($0.minor), "currency": .string($0.currency)] }),
            "effectiveFrom": .string(effectiveFrom.iso8601), "evidence": .array(evidence.map(\.json)),
            "reason": .string(reason), "proposedBy": .string(proposedBy), "proposedAt": .instant(proposedAt),
            "state": .string(state.rawValue),
            "approvals": .array(
                approvals.map { ["by": .string($0.by), "at": .instant($0.at), "role": .string($0.role.rawValue)] }
            ),
            "acknowledgements": .array(
                acknowledgements.map {
                    ["division": .string($0.division), "by": .string($0.by), "at": .instant($0.at)]
                }
            ),
        ]
        object["exception"] = exception.map(JSONValue.string)
        object["supersedes"] = supersedes.map(JSONValue.integer)
        if let ending {
            object["ending"] = ["by": .string(ending.by), "at": .instant(ending.at), "reason": .string(ending.reason)]
        }
        object["price"] = price.map(\.priceJSON)
        return object
    }

    /// Reads what ``json`` made; `nil` for anything else.
    package init?(json: JSONObject) {
        guard
            let number = json["number"]?.integer, let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:)),
            let service = json["service"]?.string, let tier = json["tier"]?.string.flatMap(Tier.init(rawValue:)),
            let effectiveFrom = json["effectiveFrom"]?.string.flatMap({ CivilDate(iso8601: $0) }),
            let reason = json["reason"]?.string, let proposedBy = json["proposedBy"]?.string,
            let proposedAt = json["proposedAt"]?.instant,
            let state = json["state"]?.string.flatMap(State.init(rawValue:))
        else { return nil }
        func list<Value>(_ name: String, _ read: (JSONValue) -> Value?) -> [Value] {
            (json[name]?.array ?? []).compactMap(read)
        }
        self.init(
            number: number,
            kind: kind,
            service: service,
            tier: tier,
            divisions: list("divisions", \.string),
            amounts: list("amounts") { amount in
                guard let minor = amount["minor"]?.integer, let code = amount["currency"]?.string else { return nil }
                return Money(minor, code)
            },
            effectiveFrom: effectiveFrom,
            evidence: list("evidence", PriceEvidence.init(json:)),
            reason: reason,
            exception: json["exception"]?.string,
            supersedes: json["supersedes"]?.integer,
            proposedBy: proposedBy,
            proposedAt: proposedAt,
            state: state,
            approvals: list("approvals", Signature.init(json:)),
            acknowledgements: list("acknowledgements", Acknowledgement.init(json:)),
            ending: json["ending"].flatMap(Ending.init(json:)),
            price: json["price"].flatMap { DefinitionReference(.price, json: $0) }
        )
    }
}

extension PriceProposal.Signature {
    fileprivate init?(json: JSONValue) {
        guard
            let by = json["by"]?.string, let at = json["at"]?.instant,
            let role = json["role"]?.string.flatMap(Role.init(rawValue:))
        else { return nil }
        self.init(by: by, at: at, role: role)
    }
}

extension PriceProposal.Acknowledgement {
    fileprivate init?(json: JSONValue) {
        guard let division = json["division"]?.string, let by = json["by"]?.string, let at = json["at"]?.instant
        else { return nil }
        self.init(division: division, by: by, at: at)
    }
}

extension PriceProposal.Ending {
    fileprivate init?(json: JSONValue) {
        guard let by = json["by"]?.string, let at = json["at"]?.instant, let reason = json["reason"]?.string
        else { return nil }
        self.init(by: by, at: at, reason: reason)
    }
}
