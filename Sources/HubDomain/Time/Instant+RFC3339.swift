extension Instant {
    /// Reads an RFC 3339 date and time with its offset, such as `2026-11-21T21:34:05.123Z` or
    /// `2026-11-21t22:34:05+01:00`.
    ///
    /// Digits of the fraction beyond milliseconds are dropped. Refused are a missing offset, a second 60 (POSIX time
    /// has no leap seconds), `24:00`, dates that do not exist, and instants outside the years 1…9999 in UTC.
    package init?(rfc3339 text: String) {
        var text = text
        guard let instant = text.withUTF8({ Self.parse(rfc3339: $0) }) else { return nil }
        self = instant
    }

    private static func parse(rfc3339 bytes: UnsafeBufferPointer<UInt8>) -> Instant? {
        var reader = DigitReader(bytes)
        guard let date = CivilDate(&reader), reader.skip("T", or: "t") else { return nil }
        guard let hour = reader.number(2, upTo: 23), reader.skip(":") else { return nil }
        guard let minute = reader.number(2, upTo: 59), reader.skip(":") else { return nil }
        guard let second = reader.number(2, upTo: 59) else { return nil }
        guard let fraction = reader.milliseconds(), let offset = reader.offsetMinutes(), reader.isAtEnd else {
            return nil
        }
        let seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3_600 + (minute - offset) * 60 + second)
        let instant = Instant(milliseconds: seconds * 1_000 + Int64(fraction))
        return (earliest...latest).contains(instant) ? instant : nil
    }

    /// 0001-01-01T00:00:00.000Z, the first instant that has a text.
    package static let earliest = Instant(milliseconds: -62_135_596_800_000)
    /// 9999-12-31T23:59:59.999Z, the last instant that has a text.
    package static let latest = Instant(milliseconds: 253_402_300_799_999)

    /// `2026-11-21T21:34:05.123Z`. Instants outside the years 1…9999 are written as the nearest one inside.
    package var rfc3339: String {
        let bounded = min(max(self, Self.earliest), Self.latest)
        return String(unsafeUninitializedCapacity: 24) { buffer in
            bounded.writeText(into: buffer)
            return 24
        }
    }

    /// Appends the 24 bytes of ``rfc3339``.
    package func append(to bytes: inout [UInt8]) {
        let bounded = min(max(self, Self.earliest), Self.latest)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
            bounded.writeText(into: buffer)
            bytes.append(contentsOf: buffer)
        }
    }

    private func writeText(into buffer: UnsafeMutableBufferPointer<UInt8>) {
        let (day, time) = milliseconds.quotientAndRemainderFlooring(by: 86_400_000)
        CivilDate(dayNumber: Int(day)).writeText(into: buffer)
        let time32 = Int(time)
        buffer[10] = UInt8(ascii: "T")
        buffer.writeDigits(time32 / 3_600_000, count: 2, at: 11)
        buffer[13] = UInt8(ascii: ":")
        buffer.writeDigits(time32 / 60_000 % 60, count: 2, at: 14)
        buffer[16] = UInt8(ascii: ":")
        buffer.writeDigits(time32 / 1_000 % 60, count: 2, at: 17)
        buffer[19] = UInt8(ascii: ".")
        buffer.writeDigits(time32 % 1_000, count: 3, at: 20)
        buffer[23] = UInt8(ascii: "Z")
    }
}

extension Int64 {
    fileprivate func quotientAndRemainderFlooring(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

extension DigitReader {
    /// An optional fraction of a second, cut to milliseconds; `nil` for a point without digits.
    fileprivate mutating func milliseconds() -> Int? {
        guard skip(".") else { return 0 }
        var value = 0
        var count = 0
        while let digit = digit() {
            if count < 3 { value = value * 10 + digit }
            count += 1
        }
        guard count > 0 else { return nil }
        for _ in 0..<max(0, 3 - count) { value *= 10 }
        return value
    }

    /// `Z` or `±hh:mm`, in minutes east of UTC.
    fileprivate mutating func offsetMinutes() -> Int? {
        if skip("Z", or: "z") { return 0 }
        let sign = skip("-") ? -1 : 1
        guard sign < 0 || skip("+") else { return nil }
        guard let hour = number(2, upTo: 23), skip(":"), let minute = number(2, upTo: 59) else { return nil }
        return sign * (hour * 60 + minute)
    }
}
