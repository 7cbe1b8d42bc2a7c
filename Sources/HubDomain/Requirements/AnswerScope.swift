package import HubJSON

/// What a rule can see: the answers of one service line over those of the brief over the hub's own values.
package struct AnswerScope: Sendable {
    /// Hub values such as `tier`, `requestedLaunchAt`, `locales` and `division.key`.
    package let builtIns: [String: JSONValue]
    package let brief: JSONObject
    /// `nil` while the campaign's own rules are judged.
    package let line: JSONObject?
    package let tier: Tier?
    /// The instant that lead times count from.
    package let submittedAt: Instant
    package let workingDays: any WorkingDayCounting
    /// The line that is judged and its service; `nil` while the campaign's own rules are.
    package let place: Place?
    package let surroundings: Surroundings

    package struct Place: Hashable, Sendable {
        package let line: String
        package let service: String

        package init(line: String, service: String) {
            self.line = line
            self.service = service
        }
    }

    package init(
        builtIns: [String: JSONValue],
        brief: JSONObject,
        line: JSONObject?,
        tier: Tier?,
        submittedAt: Instant,
        workingDays: any WorkingDayCounting,
        place: Place? = nil,
        surroundings: Surroundings = .none
    ) {
        self.builtIns = builtIns
        self.brief = brief
        self.line = line
        self.tier = tier
        self.submittedAt = submittedAt
        self.workingDays = workingDays
        self.place = place
        self.surroundings = surroundings
    }

    /// The names that every rule may use beside fields.
    package static let builtInNames: Set<String> = [
        "requestedLaunchAt", "tier", "priority", "quantity", "locale", "locales", "title", "division", "links",
        "launchSlots",
    ]

    /// The values a reference stands for: one for a plain field, one per row for `[*]` and filters, `nil` where a row
    /// lacks the column.
    package func values(of reference: Reference) -> [JSONValue?] {
        guard let root = value(named: reference.root) else { return [] }
        let selected: [JSONValue?] =
            switch reference.selector {
            case nil: [root]
            case .row(let index): root.array.flatMap { $0.indices.contains(index) ? [$0[index]] : nil } ?? []
            case .every: root.array ?? []
            case .matching(let column, let value): (root.array ?? []).filter { $0[column]?.string == value }
            }
        guard let column = reference.column else { return selected }
        return selected.map { $0?[column] }
    }

    /// The number of rows, options or locales behind a reference; 0 when nothing was answered.
    package func count(of reference: Reference) -> Int {
        switch reference.selector {
        case nil: value(named: reference.root)?.elementCount ?? 0
        default: values(of: reference).count
        }
    }

    /// Something was answered under the name.
    func isAnswered(_ name: String) -> Bool { value(named: name)?.isAnswer ?? false }

    private func value(named name: String) -> JSONValue? {
        line?[name] ?? brief[name] ?? builtIns[name]
    }
}

/// Judges lead times in working days; a calendar does it.
package protocol WorkingDayCounting: Sendable {
    /// The local date of an instant in the calendar's zone.
    func localDate(of instant: Instant) -> CivilDate
    /// Whether `later` lies at least `count` working days after `earlier`.
    func isAhead(_ later: CivilDate, of earlier: CivilDate, byWorkingDays count: Int) -> Bool
}

extension WorkCalendar: WorkingDayCounting {
    package func localDate(of instant: Instant) -> CivilDate {
        timeline.rules.date(at: instant)
    }
}

extension JSONValue {
    /// Something was answered: no null, no blank text, no list or object in which nothing was.
    package var isAnswer: Bool {
        switch self {
        case .null: false
        case .string(let text): text.contains { !$0.isWhitespace }
        case .array(let elements): elements.contains(where: \.isAnswer)
        case .object(let object): object.members.contains { $0.value.isAnswer }
        case .bool, .integer, .double: true
        }
    }

    fileprivate var elementCount: Int {
        switch self {
        case .array(let elements): elements.count
        case .object(let object): object.count
        case .null: 0
        default: 1
        }
    }
}
