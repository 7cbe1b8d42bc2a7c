/// Compresses a streamed body before another transform frames it.
struct GzipTransform: BodyTransform {
    private let encoder: GzipEncoder
    private var inner: any BodyTransform

    init(encoder: GzipEncoder, inner: any BodyTransform) {
        self.encoder = encoder
        self.inner = inner
    }

    mutating func encode(_ bytes: [UInt8]) throws -> [UInt8] { try inner.encode(encoder.piece(bytes)) }

    mutating func finish() throws -> [UInt8] { try inner.encode(encoder.end()) + inner.finish() }
}
