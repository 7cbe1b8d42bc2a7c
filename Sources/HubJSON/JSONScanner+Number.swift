extension JSONScanner {
    /// Reads the number whose sign or first digit comes next.
    mutating func number() throws(JSONFailure) -> JSONValue {
        let start = index
        var parts = NumberParts()
        if bytes[index] == UInt8(ascii: "-") {
            parts.isNegative = true
            index += 1
        }
        try integerDigits(&parts)
        let isInteger = try !fractionAndExponent(&parts)
        if isInteger, let integer = parts.integer { return .integer(integer) }
        if let exact = parts.exactDouble { return .double(exact) }
        return try slowDouble(start)
    }

    private mutating func integerDigits(_ parts: inout NumberParts) throws(JSONFailure) {
        guard index < bytes.count, isDigit(bytes[index]) else { throw unexpected("A digit is expected.") }
        let first = bytes[index]
        parts.append(first)
        index += 1
        while index < bytes.count, isDigit(bytes[index]) {
            guard first != UInt8(ascii: "0") else { throw unexpected("A number must not begin with a zero.") }
            parts.append(bytes[index])
            index += 1
        }
    }

    /// - Returns: Whether there was a fraction or an exponent.
    private mutating func fractionAndExponent(_ parts: inout NumberParts) throws(JSONFailure) -> Bool {
        var found = false
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            found = true
            index += 1
            try digits { parts.appendFraction($0) }
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            found = true
            index += 1
            try exponent(&parts)
        }
        return found
    }

    private mutating func exponent(_ parts: inout NumberParts) throws(JSONFailure) {
        var isNegative = false
        if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
            isNegative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        var value = 0
        try digits { value = min(value * 10 + Int($0 - UInt8(ascii: "0")), 100_000_000) }
        parts.exponent += isNegative ? -value : value
    }

    private mutating func digits(_ take: (UInt8) -> Void) throws(JSONFailure) {
        guard index < bytes.count, isDigit(bytes[index]) else { throw unexpected("A digit is expected.") }
        while index < bytes.count, isDigit(bytes[index]) {
            take(bytes[index])
            index += 1
        }
    }

    private func slowDouble(_ start: Int) throws(JSONFailure) -> JSONValue {
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard let value = Double(text), value.isFinite else {
            throw failure(.numberRange, "The number is too large for a 64-bit floating-point number.", at: start)
        }
        return .double(value)
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

/// The digits of a number as an integer times a power of ten, as long as they fit.
private struct NumberParts {
    var isNegative = false
    var exponent = 0
    private var magnitude: UInt64 = 0
    private var overflowed = false

    mutating func append(_ digit: UInt8) {
        let (tens, over) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, overAgain) = tens.addingReportingOverflow(UInt64(digit &- UInt8(ascii: "0")))
        overflowed = overflowed || over || overAgain
        magnitude = sum
    }

    mutating func appendFraction(_ digit: UInt8) {
        append(digit)
        exponent -= 1
    }

    var integer: Int64? {
        guard !overflowed else { return nil }
        if isNegative { return magnitude <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil }
        return Int64(exactly: magnitude)
    }

    /// The value when both factors are exact doubles, so that one rounding gives the nearest result
    /// (W. D. Clinger, "How to Read Floating Point Numbers Accurately", 1990).
    var exactDouble: Double? {
        guard !overflowed, magnitude <= 1 << 53, abs(exponent) < Self.powers.count else { return nil }
        let power = Self.powers[abs(exponent)]
        let value = exponent < 0 ? Double(magnitude) / power : Double(magnitude) * power
        return isNegative ? -value : value
    }

    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
