import HubDomain

/// Seeded draws of calendars, zones and instants, with the days on which clocks change drawn often.
/// Numbers come from SplitMix64 (G. Steele et al., "Fast Splittable Pseudorandom Number Generators", 2014).
struct CalendarDice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    static let zoneNames = [
        "Europe/Berlin", "America/New_York", "America/St_Johns", "America/Sao_Paulo", "America/Havana",
        "America/Santiago", "America/Asuncion", "Africa/Casablanca", "Africa/Cairo", "Asia/Kathmandu", "Asia/Kolkata",
        "Asia/Gaza", "Asia/Tehran", "Asia/Beirut", "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Apia",
        "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Antarctica/Troll", "Europe/Dublin",
        "Atlantic/Azores", "UTC",
    ]

    mutating func zone() -> ZoneID { ZoneID(Self.zoneNames[pick(Self.zoneNames.count)]) ?? .utc }

    /// Half of them within two days of a clock change, where the zone has any between 1990 and 2060.
    mutating func instant(in zone: ZoneID) -> Instant {
        let first = Instant(milliseconds: 631_152_000_000)
        let any = first + .minutes(Int64.random(in: 0...36_800_000, using: &self))
        guard Bool.random(using: &self) else { return any }
        let changes = zone.rules.transitions(from: any, to: any + .days(400))
        guard let change = changes.first else { return any }
        return change.at + .minutes(Int64.random(in: -2_880...2_880, using: &self))
    }

    mutating func time() -> LocalTime {
        // Full hours and the hours around midnight and 02:00 meet clock changes most often.
        let minutes =
            switch pick(3) {
            case 0: pick(24) * 60
            case 1: pick(12) * 15 + 0
            default: pick(1_440)
            }
        return LocalTime(hour: minutes / 60, minute: minutes % 60) ?? .startOfDay
    }

    mutating func window() -> TimeWindow {
        if pick(8) == 0 { return .wholeDay }
        let start = time()
        return TimeWindow(start, pick(6) == 0 ? .endOfDay : time()) ?? .wholeDay
    }

    mutating func windows(upTo limit: Int) -> [TimeWindow] { (0..<pick(limit + 1)).map { _ in window() } }

    /// A calendar whose holidays and special days lie around `instant`.
    mutating func calendar(around instant: Instant, in zone: ZoneID) -> WorkCalendar {
        var weekly: [Weekday: [TimeWindow]] = [:]
        for day in Weekday.allCases where pick(7) > 0 { weekly[day] = windows(upTo: 3) }
        let today = zone.rules.date(at: instant)
        var holidays: Set<Holiday> = []
        var special: [CivilDate: [TimeWindow]] = [:]
        for _ in 0..<pick(4) {
            let date = today.adding(days: pick(20) - 5)
            holidays.insert(Bool.random(using: &self) ? .on(date) : .yearly(month: date.month, day: date.day))
        }
        for _ in 0..<pick(3) { special[today.adding(days: pick(20) - 5)] = windows(upTo: 2) }
        let hours = WorkHours(weekly: weekly, holidays: holidays, special: special)
        return WorkCalendar(key: "random", zone: zone, hours: hours)
    }

    mutating func pauses(around instant: Instant) -> [Pause] {
        (0..<pick(4)).map { _ in
            let from = instant + .minutes(Int64(pick(8_000)) - 1_000)
            return Pause(from: from, to: from + .minutes(Int64(pick(2_000))))
        }
    }

    mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
}
