private import HubJSON

extension Campaign {
    /// What an action means to bring out, and when: each line with its instant.
    private func departures(
        _ request: ActionRequest,
        _ effect: ActionDefinition.Effect,
        _ now: Instant
    ) -> [(line: ServiceLine, at: Instant)] {
        switch effect {
        case .schedule where !request.slots.isEmpty:
            return request.slots.compactMap { slot in
                line(slot.line).map { ($0, slot.wall.instant) }
            }
        case .schedule:
            guard let at = request.launchAt ?? committedLaunchAt else { return [] }
            return lines.map { ($0, at) }
        case .launch:
            let launch = request.effectiveAt ?? now
            return lines.map { line in
                // Lines with a later slot don't go out yet.
                (line, max(launch, slot(of: line)?.at ?? launch))
            }
        default: return []
        }
    }

    private func freezes(
        _ request: ActionRequest,
        _ effect: ActionDefinition.Effect,
        _ definitions: CampaignDefinitions,
        _ now: Instant,
        where isMeant: (FreezePeriod) -> Bool
    ) -> [FreezePeriod] {
        let departures = departures(request, effect, now)
        return definitions.surroundings.freezes.filter { freeze in
            isMeant(freeze)
                && departures.contains { line, at in
                    freeze.contains(at) && (freeze.services?.contains(line.service) ?? true)
                }
        }
    }

    /// Hard freezes that lie on the launch.
    func hardFreezes(
        _ request: ActionRequest,
        _ effect: ActionDefinition.Effect,
        _ definitions: CampaignDefinitions,
        _ now: Instant
    ) -> [Issue] {
        freezes(request, effect, definitions, now, where: \.isHard).map { freeze in
            Issue(
                pointer: "",
                code: "frozen",
                detail: "\(freeze.words); its owner may grant an exception",
                satisfy: Satisfy(
                    method: "POST",
                    href: "/v1/freezes/\(freeze.key)/exceptions",
                    body: ["campaign": .string(key.description), "reason": .null, "expiresAt": .null]
                )
            )
        }
    }

    /// Soft freezes that lie on the launch.
    func freezeWarnings(
        _ request: ActionRequest,
        _ effect: ActionDefinition.Effect,
        _ definitions: CampaignDefinitions,
        _ now: Instant
    ) -> [Issue] {
        freezes(request, effect, definitions, now) { !$0.isHard }.map {
            Issue(pointer: "", code: "soft-freeze", detail: $0.words)
        }
    }

    /// The event of an exception that the owner of a freeze granted.
    package func excepted(
        from freeze: String,
        _ reason: String,
        until expiry: Instant,
        at now: Instant
    ) -> CampaignEvent {
        var event = CampaignEvent(
            type: .freezeExcepted,
            occurredAt: now,
            reason: reason,
            reasonCode: freeze,
            changes: [
                Change(pointer: "/freezeExceptions/\(freeze)", before: .null, after: .string(expiry.rfc3339))
            ]
        )
        event.informed = people(informedBy: [.producer, .lead], besides: "")
        return event
    }

    /// Stops that hold for the campaign's division.
    func launchStops(_ definitions: CampaignDefinitions) -> [Issue] {
        definitions.surroundings.launchStops.map { stop in
            Issue(
                pointer: "",
                code: "launches-stopped",
                detail: "Launches are stopped: \(stop.reason)",
                satisfy: Satisfy(
                    method: "POST",
                    href: "/v1/launch-stops/\(stop.id)/release",
                    body: ["reason": .null]
                )
            )
        }
    }

    /// Pointers of the items of a gate that one lead alone can't set aside.
    func criticalPointers(of gate: Gate, _ definitions: CampaignDefinitions) throws -> Set<String> {
        guard gate == .checklist else { return [] }
        let points = try checklist(by: definitions).filter { $0.template.severity == .critical }.map(\.pointer)
        let findings = findings.filter { $0.severity == .critical }.map { "/findings/\($0.id)" }
        return Set(points + findings)
    }
}

extension FreezePeriod {
    fileprivate var words: String { "The freeze \(key) lasts from \(from.rfc3339) to \(until.rfc3339)" }
}
