/// The `Range` field for a representation of known size (RFC 9110 section 14).
enum ByteRange: Equatable {
    /// No range applies: none was asked for, it is not understood, or there are several. The whole is sent.
    case whole
    case part(Range<Int>)
    case unsatisfiable

    static func parse(_ field: String?, size: Int) -> ByteRange {
        guard let field, field.lowercased().hasPrefix("bytes=") else { return .whole }
        let specification = field.dropFirst(6).filter { $0 != " " && $0 != "\t" }
        let bounds = specification.split(separator: "-", omittingEmptySubsequences: false)
        guard bounds.count == 2 else { return .whole }
        switch (number(bounds[0]), number(bounds[1]), bounds[0].isEmpty, bounds[1].isEmpty) {
        case (nil, .some(let suffix), true, false):
            if suffix == 0 || size == 0 { return .unsatisfiable }
            return .part(max(0, size - suffix)..<size)
        case (.some(let first), nil, false, true):
            return first < size ? .part(first..<size) : .unsatisfiable
        case (.some(let first), .some(let last), false, false):
            if first > last { return .whole }
            return first < size ? .part(first..<min(last, size - 1) + 1) : .unsatisfiable
        default:
            return .whole
        }
    }

    /// Digits only; what is too large for `Int` is as good as its largest value.
    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit) else { return nil }
        return min(Int(text) ?? Int.max, Int.max - 1)
    }
}
