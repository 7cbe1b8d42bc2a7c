import Glibc

/// `IMF-fixdate` and the obsolete forms that must still be read (RFC 9110 section 5.6.7).
enum HTTPDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Seconds since 1970 as `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func text(_ seconds: Int) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let day = days[Int(parts.tm_wday)]
        let month = months[Int(parts.tm_mon)]
        let date = "\(two(parts.tm_mday)) \(month) \(Int(parts.tm_year) + 1900)"
        return "\(day), \(date) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT"
    }

    private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Seconds since 1970, or `nil` when the text is no HTTP date: `Sun, 06 Nov 1994 08:49:37 GMT`,
    /// `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`.
    static func seconds(_ text: String) -> Int? {
        let words = text.split(separator: " ").map(String.init)
        switch words.count {
        case 6 where words[5] == "GMT":
            return instant(day: words[1], month: words[2], year: number(words[3], digits: 4), time: words[4])
        case 5:
            return instant(day: words[2], month: words[1], year: number(words[4], digits: 4), time: words[3])
        case 4 where words[3] == "GMT":
            let date = words[1].split(separator: "-").map(String.init)
            guard date.count == 3, let short = number(date[2], digits: 2) else { return nil }
            // A two-digit year more than 50 years ahead is in the past; HTTP began in 1990.
            return instant(day: date[0], month: date[1], year: short + (short < 70 ? 2000 : 1900), time: words[2])
        default:
            return nil
        }
    }

    private static func instant(day: String, month: String, year: Int?, time: String) -> Int? {
        let clock = time.split(separator: ":").map(String.init)
        guard let year, let day = number(day, digits: day.count), (1...31).contains(day),
            let month = months.firstIndex(of: month), clock.count == 3,
            let hour = number(clock[0], digits: 2), hour < 24, let minute = number(clock[1], digits: 2), minute < 60,
            let second = number(clock[2], digits: 2), second <= 60
        else { return nil }
        var parts = tm()
        parts.tm_year = Int32(year - 1900)
        parts.tm_mon = Int32(month)
        parts.tm_mday = Int32(day)
        parts.tm_hour = Int32(hour)
        parts.tm_min = Int32(minute)
        parts.tm_sec = Int32(second)
        return timegm(&parts)
    }

    private static func number(_ text: String, digits: Int) -> Int? {
        guard text.utf8.count == digits, digits <= 4, text.utf8.allSatisfy(\.isDigit) else { return nil }
        return Int(text)
    }
}
