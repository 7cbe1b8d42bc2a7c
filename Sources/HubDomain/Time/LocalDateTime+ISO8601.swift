extension LocalDateTime {
    /// Reads `2026-11-21T09:00`, with or without seconds that are `:00`. A time of `24:00` is not read: it is only good
    /// as the end of a window.
    package init?(iso8601 text: String) {
        guard text.hasSuffix(":00") || text.utf8.count == 16 else { return nil }
        let bytes = Array(text.utf8)
        guard bytes.count == 16 || bytes.count == 19, bytes[10] == UInt8(ascii: "T") else { return nil }
        guard let date = CivilDate(iso8601: String(decoding: bytes[..<10], as: UTF8.self)) else { return nil }
        guard let time = LocalTime(String(decoding: bytes[11..<16], as: UTF8.self)), time < .endOfDay else {
            return nil
        }
        self.init(date, time)
    }

    /// `2026-11-21T09:00`.
    package var iso8601: String { "\(date.iso8601)T\(time)" }
}
