extension CivilDate {
    /// Reads the extended calendar date of ISO 8601, `2026-11-21`, and nothing else.
    package init?(iso8601 text: String) {
        var text = text
        let date = text.withUTF8 { bytes -> CivilDate? in
            var reader = DigitReader(bytes)
            let date = CivilDate(&reader)
            return reader.isAtEnd ? date : nil
        }
        guard let date else { return nil }
        self = date
    }

    init?(_ reader: inout DigitReader) {
        guard let year = reader.number(4, upTo: 9999), reader.skip("-") else { return nil }
        guard let month = reader.number(2, upTo: 12), reader.skip("-") else { return nil }
        guard let day = reader.number(2, upTo: 31) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `2026-11-21`.
    package var iso8601: String {
        String(unsafeUninitializedCapacity: 10) { buffer in
            writeText(into: buffer)
            return 10
        }
    }

    /// Writes the ten bytes of ``iso8601`` at the start of the buffer.
    func writeText(into buffer: UnsafeMutableBufferPointer<UInt8>) {
        buffer.writeDigits(year, count: 4, at: 0)
        buffer[4] = UInt8(ascii: "-")
        buffer.writeDigits(month, count: 2, at: 5)
        buffer[7] = UInt8(ascii: "-")
        buffer.writeDigits(day, count: 2, at: 8)
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes the last `count` decimal digits of a number that is not negative.
    func writeDigits(_ value: Int, count: Int, at offset: Int) {
        var rest = value
        for index in stride(from: offset + count - 1, through: offset, by: -1) {
            self[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}

/// Reads fixed-width numbers and marks from ASCII text, front to back.
struct DigitReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { index == bytes.count }

    mutating func digit() -> Int? {
        guard index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { return nil }
        defer { index += 1 }
        return Int(bytes[index] - UInt8(ascii: "0"))
    }

    /// Exactly `count` digits whose number is at most `limit`.
    mutating func number(_ count: Int, upTo limit: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value <= limit ? value : nil
    }

    /// Steps over the mark when it comes next.
    mutating func skip(_ mark: Unicode.Scalar, or other: Unicode.Scalar? = nil) -> Bool {
        guard index < bytes.count else { return false }
        let byte = UInt32(bytes[index])
        guard byte == mark.value || byte == other?.value else { return false }
        index += 1
        return true
    }
}
