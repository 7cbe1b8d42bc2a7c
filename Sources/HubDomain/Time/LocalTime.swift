/// A time of day to the minute, without date or zone.
///
/// `24:00` is the midnight that ends a day. It is a time of its own and not equal to `00:00`, which begins the day.
package struct LocalTime: Hashable, Comparable, Sendable {
    /// Minutes since the day's `00:00` on the wall, 0…1440.
    package let minutes: Int

    package static let startOfDay = LocalTime(uncheckedMinutes: 0)
    package static let endOfDay = LocalTime(uncheckedMinutes: 1_440)

    /// - Returns: `nil` for an hour outside 0…23 or a minute outside 0…59.
    package init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.init(uncheckedMinutes: hour * 60 + minute)
    }

    /// Reads `HH:MM`, both two digits, and `24:00`.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
        let digits = [bytes[0], bytes[1], bytes[3], bytes[4]].map { Int($0) - Int(UInt8(ascii: "0")) }
        guard digits.allSatisfy((0...9).contains) else { return nil }
        let hour = digits[0] * 10 + digits[1]
        let minute = digits[2] * 10 + digits[3]
        if hour == 24, minute == 0 {
            self = .endOfDay
        } else {
            self.init(hour: hour, minute: minute)
        }
    }

    private init(uncheckedMinutes: Int) {
        minutes = uncheckedMinutes
    }

    package var hour: Int { minutes / 60 }
    package var minute: Int { minutes % 60 }

    package static func < (left: LocalTime, right: LocalTime) -> Bool { left.minutes < right.minutes }
}

extension LocalTime: CustomStringConvertible {
    package var description: String {
        (hour < 10 ? "0" : "") + String(hour) + (minute < 10 ? ":0" : ":") + String(minute)
    }
}
