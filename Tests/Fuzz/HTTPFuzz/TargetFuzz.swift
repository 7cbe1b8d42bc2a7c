/// A parsed target, written out again with everything encoded, is the same target.
enum TargetFuzz {
    static func run(_ input: [UInt8]) {
        let parsed = input.withUnsafeBufferPointer { try? TargetParser.origin($0) }
        guard let parsed else { return }
        precondition(!parsed.segments.contains { $0 == "." || $0 == ".." }, "a dot segment is left")
        let path = "/" + parsed.segments.map(encoded).joined(separator: "/")
        let query = parsed.query.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
        let again = try? RequestTarget.parse(query.isEmpty ? path : "\(path)?\(query)")
        precondition(again?.segments == parsed.segments, "segments change on a second pass")
        precondition(again?.query == parsed.query, "the query changes on a second pass")
    }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.map { "%\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined()
    }
}
