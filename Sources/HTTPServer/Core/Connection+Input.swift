import Glibc

extension Connection {
    private enum Step {
        case blocked
        case head(RequestHead)
        case data([UInt8])
        case end
        case fault(RequestFault)
    }

    /// Goes on as far as input, output and handler allow. Reentrant calls are folded into the outer one.
    func advance() {
        guard !isAdvancing else { return }
        isAdvancing = true
        while advanceOnce() {
            guard mayGoOn() else {
                core.later { [self] in advance() }
                break
            }
        }
        isAdvancing = false
        releaseInput()
        flush()
    }

    /// Whether something was done.
    private func advanceOnce() -> Bool {
        switch phase {
        case .reading:
            guard output.count <= context.configuration.limits.outputBuffer else { return false }
            return readHead()
        case .draining:
            return drainBody()
        case .handling:
            guard let body = exchange?.body, body.isAwaited else { return false }
            let before = receivedBytes
            body.proceed()
            return phase != .handling || body.isAwaited && receivedBytes != before
        case .lingering:
            return dropInput()
        case .closing, .closed:
            return false
        }
    }

    private func readHead() -> Bool {
        switch nextStep() {
        case .head(let head):
            begin(head)
            return true
        case .fault(let fault):
            refuse(fault)
            return true
        case .blocked, .data, .end:
            if sawEnd {
                phase = .closing
            } else if !isHeadBegun, !parser.isBetweenRequests {
                isHeadBegun = true
                since = core.now
            }
            return false
        }
    }

    private func drainBody() -> Bool {
        switch nextStep() {
        case .data:
            return true
        case .end:
            startReading()
            return true
        case .blocked, .head, .fault:
            if sawEnd { phase = .closing }
            return false
        }
    }

    /// For the body stream of the running handler.
    func nextBodyPiece() -> BodyPiece {
        if exchange?.owesContinue == true {
            exchange?.owesContinue = false
            output.append(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
            flush()
        }
        switch nextStep() {
        case .data(let bytes):
            return .bytes(bytes)
        case .end:
            exchange?.isRequestComplete = true
            return .end
        case .fault(let fault):
            exchange?.closesAfterwards = true
            return .failed(.malformed(fault.detail))
        case .blocked, .head:
            return sawEnd || phase == .closed ? .failed(.connectionClosed) : .blocked
        }
    }

    /// The next step of the parser, with more input read when it needs some.
    private func nextStep() -> Step {
        while true {
            do throws(RequestFault) {
                let bytes = input?.readable ?? Bytes(start: nil, count: 0)
                var offset = 0
                let step = try parser.next(bytes, &offset)
                input?.start += offset
                switch step {
                case .needMore: break
                case .head(let head): return .head(head)
                case .data(let range): return .data(Array(bytes.part(range)))
                case .end: return .end
                }
            } catch {
                return .fault(error)
            }
            guard fill() else { return .blocked }
        }
    }

    /// Reads once into an empty buffer.
    private func fill() -> Bool {
        guard isReadable else { return false }
        let capacity = context.configuration.limits.inputBuffer
        let buffer = input ?? core.buffers.take(capacity: capacity)
        input = buffer
        buffer.clear()
        while true {
            let count = recv(descriptor, buffer.base, buffer.capacity, 0)
            if count > 0 {
                buffer.end = count
                receivedBytes += count
                // A short read emptied the socket; the next arrival is a new edge. After a hang-up none may follow.
                if count < buffer.capacity, !sawHangup { isReadable = false }
                return true
            }
            if count < 0, errno == EINTR { continue }
            isReadable = false
            if count == 0 || errno != EAGAIN { sawEnd = true }
            return false
        }
    }

    private func releaseInput() {
        guard let buffer = input, buffer.isEmpty else { return }
        input = nil
        core.buffers.giveBack(buffer)
    }

    /// While lingering: reads and forgets, up to a bound.
    private func dropInput() -> Bool {
        input?.clear()
        guard fill() else {
            if sawEnd { close() }
            return false
        }
        lingeredBytes += input?.count ?? 0
        if lingeredBytes > 1 << 20 {
            close()
            return false
        }
        return true
    }

    /// Ready for another request.
    func startReading() {
        phase = .reading
        isHeadBegun = false
        since = core.now
    }
}
