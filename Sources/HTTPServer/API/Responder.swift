/// Answers requests. Called on the connection's own core as soon as a request head is complete and before its body
/// is read, so that a refusal needs no byte of the body.
///
/// The task of a call is cancelled when its client is gone or a bounded stop runs out. Implementations must not block
/// the calling thread: other connections share it.
public protocol Responder: Sendable {
    func respond(to request: ServerRequest) async -> ServerResponse
}
