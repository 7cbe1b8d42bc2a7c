package import HubJSON

/// A calendar as somebody wrote it, before any of it is known to make sense. The members carry the names of the wire
/// and of the definition files.
package struct CalendarDraft: Hashable, Sendable {
    /// A named day, `mon` or `2026-12-24`, and its windows, each a pair such as `["09:00", "17:30"]`.
    package struct Day: Hashable, Sendable {
        package var name: String
        package var windows: [[String]]

        package init(_ name: String, _ windows: [[String]]) {
            self.name = name
            self.windows = windows
        }
    }

    package var zone: String?
    /// Another name for `zone`; both may be given when they agree.
    package var timezone: String?
    package var weeklyHours: [Day]
    /// `2026-12-25`, or `--12-26` for every year.
    package var holidays: [String]
    package var days: [Day]

    package init(
        zone: String? = nil,
        timezone: String? = nil,
        weeklyHours: [Day] = [],
        holidays: [String] = [],
        days: [Day] = []
    ) {
        self.zone = zone
        self.timezone = timezone
        self.weeklyHours = weeklyHours
        self.holidays = holidays
        self.days = days
    }
}

extension WorkCalendar {
    /// - Parameters:
    ///   - draft: What was written.
    ///   - pointer: Where the draft stands in the document, for the issues.
    /// - Throws: `invalid` with every problem of the draft.
    package init(key: String, _ draft: CalendarDraft, at pointer: JSONPointer = .root) throws(HubError) {
        var reader = CalendarReader(pointer: pointer)
        guard let calendar = reader.read(draft, key: key) else {
            throw HubError(.invalid, "The calendar isn't valid.", issues: reader.issues)
        }
        self = calendar
    }
}
