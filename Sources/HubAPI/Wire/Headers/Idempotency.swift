import StructuredFieldValues

/// What makes a repeated request the same request. Its scope is the caller, the operation and the key; an equal key
/// with another fingerprint is a mistake of the client.
package struct Idempotency: Hashable, Sendable {
    package let key: String
    package let operationID: String
    /// A hash over method, path, query and the canonical form of the body.
    package let fingerprint: [UInt8]
}

/// The value of `Idempotency-Key`: an sf-string (RFC 9651, section 3.3.3), or 1 to 255 bare visible ASCII characters,
/// which mean the same key.
enum IdempotencyKey {
    private struct Item: StructuredFieldValue {
        static let structuredFieldType = StructuredFieldType.item
        var item: String
    }

    /// What a value looks like, as far as a regular expression can tell.
    static let expression = "^([!#-~][!-~]{0,254}|\"([ !#-\\[\\]-~]|\\\\[\"\\\\]){1,255}\")$"

    /// - Returns: `nil` for a value that is neither.
    static func parse(_ value: String) -> String? {
        let key = value.utf8.first == UInt8(ascii: "\"") ? quoted(value) : bare(value)
        guard let key, (1...255).contains(key.utf8.count) else { return nil }
        return key
    }

    private static func bare(_ value: String) -> String? {
        value.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? value : nil
    }

    private static func quoted(_ value: String) -> String? {
        try? StructuredFieldValueDecoder().decode(Item.self, from: Array(value.utf8)).item
    }
}
