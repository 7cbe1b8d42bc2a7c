/// Turns the bytes of a streamed body into bytes for the connection.
protocol BodyTransform {
    mutating func encode(_ bytes: [UInt8]) throws -> [UInt8]
    /// What closes the body.
    mutating func finish() throws -> [UInt8]
}

/// Bytes as they are; with a declared length exactly that many.
struct IdentityTransform: BodyTransform {
    /// `nil` when the end of the connection ends the body.
    private var left: Int?

    init(length: Int?) {
        left = length
    }

    mutating func encode(_ bytes: [UInt8]) throws -> [UInt8] {
        if let left {
            guard bytes.count <= left else { throw BodyError.lengthMismatch }
            self.left = left - bytes.count
        }
        return bytes
    }

    mutating func finish() throws -> [UInt8] {
        if let left, left > 0 { throw BodyError.lengthMismatch }
        return []
    }
}

/// The chunked coding (RFC 9112 section 7.1).
struct ChunkedTransform: BodyTransform {
    mutating func encode(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.isEmpty { return [] }
        var chunk = Array(String(bytes.count, radix: 16).utf8)
        chunk.reserveCapacity(chunk.count + bytes.count + 4)
        chunk += [0x0D, 0x0A]
        chunk += bytes
        chunk += [0x0D, 0x0A]
        return chunk
    }

    mutating func finish() -> [UInt8] { Array("0\r\n\r\n".utf8) }
}
