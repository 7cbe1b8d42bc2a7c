extension CivilDate {
    package var weekday: Weekday {
        switch Self.weekdayIndex(ofDayNumber: dayNumber) {
        case 0: .monday
        case 1: .tuesday
        case 2: .wednesday
        case 3: .thursday
        case 4: .friday
        case 5: .saturday
        default: .sunday
        }
    }

    /// 0 for Monday … 6 for Sunday. 1970-01-01 was a Thursday.
    static func weekdayIndex(ofDayNumber number: Int) -> Int {
        let remainder = (number + 3) % 7
        return remainder < 0 ? remainder + 7 : remainder
    }
}
