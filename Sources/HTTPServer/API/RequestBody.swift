/// The body of a request. Read it once, in one place; what is left unread the server drops or cuts off.
public struct RequestBody: AsyncSequence, Sendable {
    public typealias Element = [UInt8]

    enum Storage: Sendable {
        case bytes([UInt8])
        case stream(BodyStream)
    }

    let storage: Storage

    /// A body in memory: for tests, and for small bodies that came with their head.
    public init(bytes: [UInt8]) {
        storage = .bytes(bytes)
    }

    init(stream: BodyStream) {
        storage = .stream(stream)
    }

    /// The value of `Content-Length`; `nil` for a chunked body.
    public var declaredLength: Int? {
        switch storage {
        case .bytes(let bytes): bytes.count
        case .stream(let stream): stream.declaredLength
        }
    }

    /// Whether there is certainly no body. A chunked body may still turn out empty.
    public var isEmptyForSure: Bool { declaredLength == 0 }

    /// The whole body.
    ///
    /// Throws ``BodyError/tooLarge(limit:)`` before anything is read when the declared length is over `limit` (or the
    /// server's own bound), else at the first byte over; other ``BodyError`` cases as they occur.
    public func collect(upTo limit: Int) async throws -> [UInt8] {
        switch storage {
        case .bytes(let bytes):
            if bytes.count > limit { throw BodyError.tooLarge(limit: limit) }
            return bytes
        case .stream(let stream):
            return try await stream.collect(upTo: limit)
        }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(storage: storage) }

    public struct AsyncIterator: AsyncIteratorProtocol {
        private var storage: Storage

        init(storage: Storage) {
            self.storage = storage
        }

        public mutating func next() async throws -> [UInt8]? {
            switch storage {
            case .bytes(let bytes):
                storage = .bytes([])
                return bytes.isEmpty ? nil : bytes
            case .stream(let stream):
                return try await stream.next()
            }
        }
    }
}
