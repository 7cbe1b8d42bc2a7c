private import HubJSON

/// Rules about what lies beyond the brief.
extension AnswerScope {
    /// An answer that isn't given is taken by nobody, but it isn't one that stands out either.
    func isUnique(_ reference: Reference) -> Bool {
        guard isPresent(reference), let place else { return false }
        return !surroundings.taken.contains { $0.line == place.line && $0.field == reference.root }
    }

    func hasReached(_ stage: StageKey, role: String) -> Bool {
        let keys = (builtIns["links"]?.array ?? []).filter { $0["role"]?.string == role }.map { $0["campaign"]?.string }
        return !keys.isEmpty
            && keys.allSatisfy { key in
                surroundings.linked.contains { $0.key.description == key && $0.reached.contains(stage) }
            }
    }

    /// - Parameter kinds: `nil` for every kind that the brief names; a brief that names none is approved by nobody.
    func isApproved(by kinds: [String]?, _ subject: String) -> Bool {
        let named = (brief["approvers"]?.array ?? []).compactMap { $0["kind"]?.string }
        let wanted = kinds ?? named
        return !wanted.isEmpty
            && wanted.allSatisfy { kind in
                surroundings.approvals.contains {
                    $0.kind == kind && $0.subject == subject && ($0.line == nil || $0.line == place?.line)
                }
            }
    }

    func isFrozen(_ reference: Reference, onlyHard: Bool) -> Bool {
        let freezes = surroundings.freezes.filter { freeze in
            guard freeze.isHard || !onlyHard else { return false }
            // The campaign as a whole is concerned by what concerns any service.
            guard let services = freeze.services, let place else { return true }
            return services.contains(place.service)
        }
        guard !freezes.isEmpty else { return false }
        return moments(of: reference).contains { moment in freezes.contains { moment.lies(in: $0, workingDays) } }
    }

    private func moments(of reference: Reference) -> [Moment] {
        values(of: reference).compactMap(\.self).flatMap { $0.array ?? [$0] }.compactMap(Moment.init)
    }
}

/// A point in time, or a whole day in the calendar's zone.
private enum Moment {
    case instant(Instant)
    case day(CivilDate)

    init?(_ value: JSONValue) {
        if let local = value["local"]?.string.flatMap(LocalDateTime.init(iso8601:)),
            let zone = value["zone"]?.string.flatMap({ ZoneID($0) })
        {
            self = .instant(WallTime(local, in: zone).instant)
        } else if let instant = value.string.flatMap(Instant.init(rfc3339:)) {
            self = .instant(instant)
        } else if let day = value.string.flatMap(CivilDate.init(iso8601:)) {
            self = .day(day)
        } else {
            return nil
        }
    }

    func lies(in freeze: FreezePeriod, _ calendar: any WorkingDayCounting) -> Bool {
        switch self {
        case .instant(let instant): freeze.contains(instant)
        case .day(let day):
            calendar.localDate(of: freeze.from) <= day
                && day <= calendar.localDate(of: freeze.until + Milliseconds(-1))
        }
    }
}
