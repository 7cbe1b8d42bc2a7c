package import HubJSON

extension ChangeRequest {
    /// In whose name somebody agrees.
    package enum Side: String, Hashable, Sendable {
        case requester
        case lead
    }

    package func agreement(of side: Side) -> Agreement? {
        switch side {
        case .requester: requesterAgreed
        case .lead: leadAgreed
        }
    }

    package mutating func agree(_ side: Side, _ person: String, at now: Instant) {
        switch side {
        case .requester: requesterAgreed = Agreement(by: person, at: now)
        case .lead: leadAgreed = Agreement(by: person, at: now)
        }
    }

    /// The changed place of an event that settles the request.
    package func change(to next: State) -> Change {
        Change(pointer: "/changes/\(id)/state", before: .string(state.rawValue), after: .string(next.rawValue))
    }

    /// What the event of the proposal tells.
    package var told: JSONObject {
        var object: JSONObject = ["state": .string(state.rawValue), "change": .object(change.json)]
        object["difference"] = preview.difference.map {
            ["amountMinor": .integer($0.minor), "currency": .string($0.currency)]
        }
        object["effects"] = .object(preview.effects.json)
        return object
    }
}

extension Campaign {
    /// Whether somebody speaks for the division that asked for the campaign.
    package func isRequester(_ caller: Caller) -> Bool { caller.id == requester || caller.id == requestedFor }

    /// In whose name a caller agrees to changes. A requester who is a lead as well speaks as the requester, so that two
    /// people agree.
    /// - Throws: `forbidden` for anybody else.
    package func side(of caller: Caller) throws -> ChangeRequest.Side {
        if isRequester(caller) { return .requester }
        if caller.has(.lead, in: division) { return .lead }
        throw HubError(.forbidden, "Changes are agreed to by the requester and a lead of the division")
    }

    /// Every changed place since another state.
    package func changes(since before: Campaign) -> [Change] {
        Change.between(.object(before.snapshot), .object(snapshot)) + changesOfParts(since: before)
            + changesOfApprovals(since: before)
    }
}
