/// The versions of policies and calendars that the clocks of one campaign refer to, and the newest calendars for those
/// that start.
package struct ClockShelf: Sendable {
    package var policies: [DefinitionReference: SLAPolicy]
    package var calendars: [DefinitionReference: WorkCalendar]
    /// The newest version of each calendar by key.
    package var currentCalendars: [String: DefinitionReference]
    /// Keys of the teams' calendars by team.
    package var teamCalendars: [String: String]
    /// Keys of the vendors' calendars by vendor.
    package var vendorCalendars: [String: String] = [:]

    package init(
        policies: [DefinitionReference: SLAPolicy] = [:],
        calendars: [DefinitionReference: WorkCalendar] = [:],
        currentCalendars: [String: DefinitionReference] = [:],
        teamCalendars: [String: String] = [:]
    ) {
        self.policies = policies
        self.calendars = calendars
        self.currentCalendars = currentCalendars
        self.teamCalendars = teamCalendars
    }

    /// Stands for "every minute counts", whatever calendars are defined.
    package static let always = DefinitionReference(kind: .calendar, key: "always", version: 0)

    /// - Throws: `internal` when the version was lost.
    func calendar(_ reference: DefinitionReference) throws -> WorkCalendar {
        if reference == Self.always { return .always }
        guard let calendar = calendars[reference] else { throw Self.missing(reference) }
        return calendar
    }

    /// - Throws: `internal` when the version or the clock in it was lost.
    func definition(of clock: ClockKey, in reference: DefinitionReference) throws -> ClockDefinition {
        guard let definition = policies[reference]?.clock(clock) else { throw Self.missing(reference) }
        return definition
    }

    /// The calendar that a clock starting now counts on.
    func current(_ choice: ClockCalendar, for campaign: Campaign) -> DefinitionReference {
        switch choice {
        case .always: return Self.always
        case .named(let key): return currentCalendars[key] ?? campaign.pins.calendar
        case .team:
            let key = campaign.team.flatMap { teamCalendars[$0] } ?? campaign.pins.calendar.key
            return currentCalendars[key] ?? campaign.pins.calendar
        }
    }

    private static func missing(_ reference: DefinitionReference) -> HubError {
        HubError(
            .internalError,
            "Version \(reference.version) of \(reference.kind.rawValue) \(reference.key) is missing"
        )
    }
}
