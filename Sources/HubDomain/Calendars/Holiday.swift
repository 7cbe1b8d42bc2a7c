/// A day without the week's usual hours: one date, or the same day of every year.
package enum Holiday: Hashable, Sendable {
    case on(CivilDate)
    /// 29 February comes in leap years only.
    case yearly(month: Int, day: Int)

    /// Reads `2026-12-25` and, for every year, `--12-26` (ISO 8601:2000, truncated form).
    package init?(_ text: String) {
        guard text.hasPrefix("--") else {
            guard let date = CivilDate(iso8601: text) else { return nil }
            self = .on(date)
            return
        }
        // Any leap year serves to tell whether such a day exists.
        guard let date = CivilDate(iso8601: "2000" + text.dropFirst()) else { return nil }
        self = .yearly(month: date.month, day: date.day)
    }
}

extension Holiday: CustomStringConvertible {
    package var description: String {
        switch self {
        case .on(let date): date.iso8601
        case .yearly(let month, let day):
            (month < 10 ? "--0" : "--") + String(month) + (day < 10 ? "-0" : "-") + String(day)
        }
    }
}
