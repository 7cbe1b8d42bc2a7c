import CTime
import Glibc
import HubDomain
import HubOperations

/// Reads timestamps by a format of strptime(3), or without one in RFC 3339 and near it.
struct TimestampReader: TimestampReading {
    private let format: String?
    private let usual: HistoryTimestamp

    /// - Parameters:
    ///   - format: Of strptime(3), such as `%d/%m/%Y %H:%M:%S`; `%z` reads an offset.
    ///   - zone: Of timestamps that carry no offset.
    init(format: String? = nil, zone: ZoneID? = nil) {
        self.format = format
        usual = HistoryTimestamp(zone: zone)
    }

    var expectation: String { format.map { "of the form \($0)" } ?? "such as 2026-11-21T21:34:05+01:00" }

    func read(_ text: String) -> HistoryTimestamp.Reading {
        guard let format else { return usual.read(text) }
        var time = tm()
        time.tm_mday = 1
        time.tm_year = 70
        // strptime leaves the offset alone unless the format has one.
        time.tm_gmtoff = Int.max
        let isWhole = text.withCString { start in strptime(start, format, &time).map { $0.pointee == 0 } ?? false }
        guard isWhole else { return .unreadable }
        let offset = time.tm_gmtoff
        time.tm_gmtoff = 0
        time.tm_isdst = 0
        let milliseconds = Int64(timegm(&time)) * 1_000
        guard offset != Int.max else { return usual.instant(onWall: milliseconds) }
        let instant = Instant(milliseconds: milliseconds - Int64(offset) * 1_000)
        return (Instant.earliest...Instant.latest).contains(instant) ? .instant(instant) : .unreadable
    }
}
