/// Reads the timestamps of logs: RFC 3339, and the forms near it that tools write.
package struct HistoryTimestamp: Sendable {
    /// For timestamps without an offset.
    private let rules: (any ZoneRules)?

    package init(zone: ZoneID?) {
        rules = zone?.rules
    }

    package enum Reading: Hashable, Sendable {
        case instant(Instant)
        /// A date and time, but in no zone that is known.
        case lacksZone
        case unreadable
    }

    /// `2026-11-21T21:34:05.123+01:00`; the `T` may be a blank, seconds may be missing, the colon of the offset too.
    package func read(_ text: String) -> Reading {
        if let instant = Instant(rfc3339: text) { return .instant(instant) }
        var bytes = Array(text.utf8)
        guard bytes.count >= 16 else { return .unreadable }
        if bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
        if bytes.count == 16 || bytes[16] != UInt8(ascii: ":") { bytes.insert(contentsOf: Array(":00".utf8), at: 16) }
        let sign = bytes.count - 5
        if sign >= 19, bytes[sign] == UInt8(ascii: "+") || bytes[sign] == UInt8(ascii: "-") {
            bytes.insert(UInt8(ascii: ":"), at: bytes.count - 2)
        }
        let written = String(decoding: bytes, as: UTF8.self)
        if let instant = Instant(rfc3339: written) { return .instant(instant) }
        guard let wall = Instant(rfc3339: written + "Z") else { return .unreadable }
        return instant(onWall: wall.milliseconds)
    }

    /// - Parameter milliseconds: What the wall shows, as if it were UTC.
    package func instant(onWall milliseconds: Int64) -> Reading {
        guard let rules else { return .lacksZone }
        let seconds = milliseconds - milliseconds.dividedDown(by: LocalDateTime.minute) * LocalDateTime.minute
        let minute = rules.earliest(LocalDateTime(milliseconds: milliseconds))
        return .instant(minute + Milliseconds(seconds))
    }
}
