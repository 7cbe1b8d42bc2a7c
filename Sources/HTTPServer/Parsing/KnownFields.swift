import HTTPTypes

/// Field names met in most requests, found without making a string.
struct KnownFields: Sendable {
    private let slots: [[HTTPField.Name]]

    static let shared = KnownFields([
        .accept, .acceptEncoding, .acceptLanguage, .authorization, .cacheControl, .connection, .contentEncoding,
        .contentLength, .contentType, .cookie, .date, .eTag, .expect, .hostField, .ifMatch, .ifModifiedSince,
        .ifNoneMatch,
        .ifRange, .ifUnmodifiedSince, .origin, .range, .referer, .te, .trailer, .transferEncoding, .upgrade, .userAgent,
        .via, .forwarded, .xForwardedFor, .xForwardedProto, .idempotencyKey,
    ])

    private init(_ names: [HTTPField.Name]) {
        var slots = [[HTTPField.Name]](repeating: [], count: 128)
        for name in names {
            var text = name.canonicalName
            text.withUTF8 { slots[Self.slot($0)].append(name) }
        }
        self.slots = slots
    }

    /// `bytes` must not be empty.
    func name(_ bytes: Bytes) -> HTTPField.Name? {
        slots[Self.slot(bytes)].first { Self.isEqual($0.canonicalName, bytes) }
    }

    private static func slot(_ bytes: Bytes) -> Int {
        (bytes.count &* 7 &+ Int(bytes[0] | 0x20) &* 3 &+ Int(bytes[bytes.count - 1] | 0x20)) & 127
    }

    private static func isEqual(_ canonical: String, _ bytes: Bytes) -> Bool {
        let utf8 = canonical.utf8
        guard utf8.count == bytes.count else { return false }
        var index = 0
        for byte in utf8 {
            if bytes[index].lowercased != byte { return false }
            index += 1
        }
        return true
    }
}

extension HTTPField.Name {
    private static func literal(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("not a field name: \(text)") }
        return name
    }

    /// The package wants the host in `HTTPRequest.authority` and hides its own constant.
    static let hostField = literal("Host")
    static let forwarded = literal("Forwarded")
    static let xForwardedFor = literal("X-Forwarded-For")
    static let xForwardedProto = literal("X-Forwarded-Proto")
    static let idempotencyKey = literal("Idempotency-Key")
}
