extension CalendarMonth {
    /// The month so many later, or earlier for a negative count.
    package func moved(by count: Int) -> CalendarMonth {
        let months = year * 12 + month - 1 + count
        let date = CivilDate(year: months / 12, month: months % 12 + 1, day: 1)
        return date.map(CalendarMonth.init(of:)) ?? self
    }
}
