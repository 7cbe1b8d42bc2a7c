package import HubDomain
import HubStore

extension Hub {
    /// The figures that a caller may see: cost and margin are for finance and leads, of the division that is asked for
    /// or of all.
    package func visible(_ queries: [KPIQuery], to caller: Caller) -> [KPIQuery] {
        queries.filter { !$0.metric.tellsCost || caller.seesCost(in: $0.filter.division ?? "") }
    }

    /// How the people of production used their time, up to now.
    func loads(_ periods: [KPIWindow], in tx: ReadTransaction) throws -> [PersonLoad] {
        guard let first = periods.first, let last = periods.last else { return [] }
        let days = (first.zone.rules.date(at: first.from), first.zone.rules.date(at: last.to))
        return try producers(in: tx).compactMap { person -> PersonLoad? in
            guard let calendar = calendar(of: person) else { return nil }
            let away = try tx.absences.list(of: person.id).map { $0.pause(in: ZoneID(person.zone) ?? .utc) }
            let available = periods.map { period -> Int64 in
                let end = min(period.to, tx.now)
                return end > period.from ? calendar.elapsed(from: period.from, to: end, pauses: away).count / 60_000 : 0
            }
            var logged = [Int64](repeating: 0, count: periods.count)
            for (date, minutes) in try tx.facts.minutes(of: person.id, from: days.0, to: days.1) {
                let begin = first.zone.rules.earliest(LocalDateTime(date, .startOfDay))
                if let index = KPIQuery.index(of: begin, in: periods) { logged[index] += minutes }
            }
            return PersonLoad(person: person.id, available: available, logged: logged)
        }
    }

    private func producers(in tx: ReadTransaction) throws -> [Person] {
        var found: [Person] = []
        var position: String?
        repeat {
            let page = try tx.people.list(PageRequest(limit: 200, after: position))
            found += page.items.filter { person in
                person.isActive && person.grants.contains { $0.role == .producer || $0.role == .reviewer }
            }
            position = page.next
        } while position != nil
        return found
    }

    /// That of a team in the person's zone, else of the first team.
    private func calendar(of person: Person) -> WorkCalendar? {
        let teams = definitions.current.heads(of: .team).compactMap(\.value.team).sorted { $0.key < $1.key }
        let team = teams.first { $0.zone == person.zone } ?? teams.first
        return team.flatMap { definitions.head(.calendar, $0.calendar)?.value.calendar }
    }
}

extension Absence {
    /// From the beginning of its first day to the end of its last.
    fileprivate func pause(in zone: ZoneID) -> Pause {
        let rules = zone.rules
        return Pause(
            from: rules.earliest(LocalDateTime(from, .startOfDay)),
            to: rules.earliest(LocalDateTime(to.adding(days: 1), .startOfDay))
        )
    }
}
