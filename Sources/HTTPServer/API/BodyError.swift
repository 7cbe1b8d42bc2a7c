public import HTTPTypes

/// Why a body could not be read or written.
public enum BodyError: Error, Hashable, Sendable {
    /// More bytes than allowed; `limit` is the bound that was passed.
    case tooLarge(limit: Int)
    /// The peer sent or read more slowly than the configured minimum.
    case timedOut
    /// The chunked coding was broken; the text is safe to show.
    case malformed(String)
    case connectionClosed
    /// A streamed answer did not have its declared length.
    case lengthMismatch
}

extension BodyError {
    /// The status that answers a request whose body failed so.
    public var status: HTTPResponse.Status {
        switch self {
        case .tooLarge: .contentTooLarge
        case .timedOut: .requestTimeout
        case .malformed, .connectionClosed: .badRequest
        case .lengthMismatch: .internalServerError
        }
    }
}
