import HTTPTypes
import Synchronization

extension Connection {
    /// A head is complete: takes what has come of the body and starts the handler.
    func begin(_ head: RequestHead) {
        serial += 1
        requests += 1
        phase = .handling
        isHeadBegun = false
        var exchange = Exchange(
            isHead: head.method == .head,
            minorVersion: head.minorVersion,
            isPersistent: head.isPersistent,
            owesContinue: false,
            isRequestComplete: false
        )
        let body = makeBody(head, &exchange)
        self.exchange = exchange
        if let answer = ownAnswer(to: head) {
            answerWhole(answer)
            return
        }
        guard let client = countedClient(head.fields) else {
            answerWhole(context.configuration.errorResponse(.tooManyRequests, "Too many requests of one address."))
            return
        }
        let request = HTTPRequest(
            method: head.method,
            scheme: nil,
            authority: head.authority,
            path: head.path,
            headerFields: withPlainTags(head.fields)
        )
        start(ServerRequest(head: request, target: head.target, body: body, peer: client))
    }

    /// The client, counted when it came through a trusted proxy; `nil` when it has too many requests under way.
    private func countedClient(_ fields: HTTPFields) -> PeerAddress? {
        guard isTrusted else { return peer }
        let client = context.configuration.trustedProxies.client(behind: peer, fields)
        if client != peer, let address = client.address, context.configuration.limits.connectionsPerAddress != nil {
            guard context.gate.enterForwarded(address) else { return nil }
            exchange?.forwardedAddress = address
        }
        return client
    }

    /// The responder knows entity tags without the mark of the compressed representation.
    private func withPlainTags(_ fields: HTTPFields) -> HTTPFields {
        guard fields.contains(.ifNoneMatch) || fields.contains(.ifMatch) else { return fields }
        var fields = fields
        for name in [HTTPField.Name.ifNoneMatch, .ifMatch] {
            guard let plain = fields[name].flatMap(ContentCoding.unmarked) else { continue }
            fields[name] = plain
            if name == .ifNoneMatch { exchange?.sawMarkedTag = true }
        }
        return fields
    }

    /// What the server answers without asking the responder.
    private func ownAnswer(to head: RequestHead) -> ServerResponse? {
        let methods = context.configuration.methods
        if !methods.contains(head.method) {
            return context.configuration.errorResponse(.notImplemented, "The method is not known.")
        }
        guard head.target.rawPath == "*" else { return nil }
        let allow = methods.map(\.rawValue).joined(separator: ", ")
        return ServerResponse(status: .noContent, fields: [.allow: allow])
    }

    /// Small bodies that came along are handed over whole; the others are streams.
    private func makeBody(_ head: RequestHead, _ exchange: inout Exchange) -> RequestBody {
        switch head.framing {
        case .length(let length) where length <= min(input?.count ?? 0, context.configuration.limits.body):
            let bytes = input.map { Array($0.readable.part(0..<length)) } ?? []
            skipBody()
            exchange.isRequestComplete = true
            return RequestBody(bytes: bytes)
        case .length(let length):
            return stream(declared: length, head, &exchange)
        case .chunked:
            return stream(declared: nil, head, &exchange)
        }
    }

    /// Moves the parser over a body that is in the buffer.
    private func skipBody() {
        guard let input else { return }
        while true {
            var offset = 0
            let step = try? parser.next(input.readable, &offset)
            input.start += offset
            if case .data = step { continue }
            return
        }
    }

    private func stream(declared: Int?, _ head: RequestHead, _ exchange: inout Exchange) -> RequestBody {
        exchange.owesContinue = head.expectsContinue && (input?.isEmpty ?? true)
        let stream = BodyStream(
            connection: self,
            declaredLength: declared,
            limit: context.configuration.limits.body
        )
        exchange.body = stream
        return RequestBody(stream: stream)
    }

    /// Runs the handler on this core, inline up to its first real wait.
    private func start(_ request: ServerRequest) {
        let serial = serial
        core.tasks += 1
        let task = Task.immediate(executorPreference: core) { [self] in
            let response = await context.responder.respond(to: request)
            await answer(response, to: request, serial)
            core.tasks -= 1
        }
        if serial == self.serial, phase == .handling { exchange?.task = task }
    }

    private func answer(_ response: ServerResponse, to request: ServerRequest, _ serial: UInt64) async {
        guard serial == self.serial, phase == .handling else { return }
        switch prepared(Self.valid(response), for: request) {
        case .ready(let response):
            switch response.body {
            case .empty, .bytes: answerWhole(response)
            default: await answerStreaming(response, to: request, serial)
            }
        case .compressLater(let response, let bytes):
            let level = context.configuration.compression.level
            let encoded = try? await BlockingWorkers.shared.run { GzipEncoder(level: level)?.whole(bytes) }
            guard serial == self.serial, phase == .handling else { return }
            answerWhole((encoded ?? nil).map { Self.compressed(response, $0) } ?? response)
        case .compressStream(let response):
            await answerStreaming(response, to: request, serial, isCompressed: true)
        }
    }

    /// A status that is no final one is a fault of the responder.
    private static func valid(_ response: ServerResponse) -> ServerResponse {
        (200...599).contains(response.status.code) ? response : ServerResponse(status: .internalServerError)
    }

    /// The answer has been handed to the output queue completely.
    func endExchange() {
        guard let exchange else { return }
        self.exchange = nil
        serial += 1
        release(exchange)
        if phase == .closed { return }
        if exchange.closesAfterwards || context.isStopping.load(ordering: .relaxed) {
            phase = .closing
        } else if exchange.isRequestComplete {
            startReading()
        } else {
            phase = .draining
            inputRate.pause()
        }
        advance()
    }

    /// Lets go of what hangs on an exchange.
    func release(_ exchange: Exchange) {
        exchange.body?.detach()
        exchange.writer?.detach(.connectionClosed)
        if let address = exchange.forwardedAddress { context.gate.leaveForwarded(address) }
    }

    /// Sends an answer of our own to a request that can't be understood, and closes.
    func refuse(_ fault: RequestFault) {
        serial += 1
        phase = .handling
        exchange = Exchange(
            isHead: false,
            minorVersion: 1,
            isPersistent: false,
            owesContinue: false,
            isRequestComplete: false
        )
        answerWhole(context.configuration.errorResponse(fault.status, fault.detail))
    }
}
