import HTTPTypes
import Synchronization

extension Connection {
    /// Sends an answer whose body is made while it is sent.
    func answerStreaming(
        _ response: ServerResponse,
        to request: ServerRequest,
        _ serial: UInt64,
        isCompressed: Bool = false
    ) async {
        switch response.body {
        case .stream(let length, let produce):
            let length = isCompressed ? nil : length
            await send(response, length: length, serial, isCompressed: isCompressed) { try await produce($0) }
        case .events(let stream):
            await send(response, stream, serial)
        case .file(let file):
            await send(response, file, to: request, serial)
        case .empty, .bytes:
            answerWhole(response)
        }
    }

    private func send(_ response: ServerResponse, _ stream: EventStream, _ serial: UInt64) async {
        var response = response
        response.fields[.contentType] = "text/event-stream"
        if response.fields[.cacheControl] == nil { response.fields[.cacheControl] = "no-store" }
        exchange?.endsAtStop = true
        exchange?.heartbeat = stream.heartbeat.nanoseconds
        if context.isStopping.load(ordering: .relaxed) { exchange?.task?.cancel() }
        await send(response, length: nil, serial) { try await stream.run(EventWriter(writer: $0)) }
    }

    /// Head, then whatever `produce` writes. An error cuts the connection.
    func send(
        _ response: ServerResponse,
        length: Int?,
        _ serial: UInt64,
        isCompressed: Bool = false,
        _ produce: (any ResponseWriter) async throws -> Void
    ) async {
        guard let exchange else { return }
        let framing = framing(response.status, length, exchange)
        encodeHead(response, length: framing)
        if exchange.isHead || framing == .none {
            transmit([])
            endExchange()
            return
        }
        var transform: any BodyTransform = framing == .chunked ? ChunkedTransform() : IdentityTransform(length: length)
        if isCompressed {
            guard let encoder = GzipEncoder(level: context.configuration.compression.level) else {
                close()
                return
            }
            transform = GzipTransform(encoder: encoder, inner: transform)
        }
        let writer = StreamWriter(connection: self, transform: transform)
        self.exchange?.writer = writer
        transmit([])
        flush()
        do {
            try await produce(writer)
            guard serial == self.serial else { return }
            try writer.finish()
        } catch {
            guard serial == self.serial else { return }
            writer.detach(.connectionClosed)
            close(isAbrupt: framing != .chunked)
            return
        }
        endExchange()
    }

    private func framing(_ status: HTTPResponse.Status, _ length: Int?, _ exchange: Exchange) -> BodyLength {
        if Self.hasNoBody(status) { return .none }
        if let length { return .known(length) }
        return exchange.minorVersion == 0 ? .untilClose : .chunked
    }
}
