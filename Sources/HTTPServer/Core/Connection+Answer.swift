import HTTPTypes
import Synchronization

extension Connection {
    /// Sends an answer that is in memory.
    func answerWhole(_ response: ServerResponse) {
        guard let exchange else { return }
        let bytes: [UInt8]
        if case .bytes(let body) = response.body { bytes = body } else { bytes = [] }
        let length = Self.hasNoBody(response.status) ? BodyLength.none : .known(bytes.count)
        encodeHead(response, length: length)
        let sendsBody = !exchange.isHead && length != .none
        transmit(sendsBody ? bytes : [])
        endExchange()
    }

    /// RFC 9110 section 6.4.1.
    static func hasNoBody(_ status: HTTPResponse.Status) -> Bool {
        status.code == 204 || status.code == 304 || status.code < 200
    }

    /// Puts the head into the core's scratch buffer and settles whether the connection goes on.
    func encodeHead(_ response: ServerResponse, length: BodyLength) {
        guard let exchange else { return }
        let closes = mustClose(exchange) || length == .untilClose
        self.exchange?.closesAfterwards = closes
        self.exchange?.isAnswered = true
        let persistence: ResponseEncoder.Persistence =
            closes ? .close : exchange.minorVersion == 0 ? .keepAlive : .implied
        core.scratch.clear()
        ResponseEncoder.head(
            response,
            length: length,
            persistence: persistence,
            date: core.date,
            into: core.scratch
        )
    }

    private func mustClose(_ exchange: Exchange) -> Bool {
        if exchange.closesAfterwards || !exchange.isPersistent || sawEnd { return true }
        if context.isStopping.load(ordering: .relaxed) { return true }
        if let bound = context.configuration.limits.requestsPerConnection, requests >= bound { return true }
        if exchange.isRequestComplete { return false }
        // Of an unread body only a short rest is read to keep the connection. A client that waits for 100 Continue
        // may send the body or not, so there is no telling where its next request begins.
        guard !exchange.owesContinue, let left = parser.bodyLeft else { return true }
        return left > context.configuration.limits.drain
    }
}
