import HTTPServer
import HubDomain

/// One request on its way through an endpoint.
struct Exchange: Sendable {
    let request: ServerRequest
    let requestID: String
    let settings: ExchangeSettings
}

/// What all exchanges share.
struct ExchangeSettings: Sendable {
    /// A cryptographic hash, for idempotency fingerprints.
    let hash: @Sendable ([UInt8]) -> [UInt8]
    /// Bytes of a JSON body at most, whatever an endpoint allows.
    var documentLimit = Int.max
}
