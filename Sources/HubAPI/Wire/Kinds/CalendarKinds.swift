import HubDomain

extension ValueKind where Self == MappedKind<TextKind, CalendarMonth> {
    /// A month such as `2026-03`.
    static var month: Self {
        TextKind.text(7...7).map(
            placeholder: CalendarMonth(of: CivilDate(dayNumber: 0)),
            detail: "must be a month such as 2026-03",
            expression: "^[0-9]{4}-(0[1-9]|1[0-2])$"
        ) { CalendarMonth($0) }
    }
}

extension ValueKind where Self == MappedKind<TextKind, WorkWeek> {
    /// A week of ISO 8601 such as `2026-W10`.
    static var week: Self {
        TextKind.text(8...8).map(
            placeholder: WorkWeek(of: CivilDate(dayNumber: 0)),
            detail: "must be a week such as 2026-W10",
            expression: "^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$"
        ) { WorkWeek($0) }
    }
}

extension ValueKind where Self == MappedKind<TextKind, LocalDateTime> {
    /// What calendar and clock on the wall show, to the minute.
    static var localDateTime: Self {
        TextKind.text(1...40).map(
            placeholder: LocalDateTime(CivilDate(dayNumber: 0), .startOfDay),
            detail: "must be a date and time on the wall such as 2027-03-31T09:00",
            expression: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:00)?$"
        ) { LocalDateTime(iso8601: $0) }
    }
}

extension ValueKind where Self == MappedKind<TextKind, ZoneID> {
    /// A time zone by its IANA name.
    static var zone: Self {
        TextKind.text(1...64).map(
            placeholder: .utc,
            detail: "must be the IANA name of a time zone, such as Europe/Berlin"
        ) { ZoneID($0) }
    }
}
