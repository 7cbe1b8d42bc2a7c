import CEpoll
import Glibc

extension Connection {
    /// Sends the head in the core's scratch buffer with the body, in one call when the kernel takes it all.
    func transmit(_ body: [UInt8]) {
        let scratch = core.scratch
        defer { scratch.clear() }
        lastOutput = core.now
        // With more requests in the buffer the answers are collected and sent together.
        let isLast = input?.isEmpty ?? true
        guard output.isEmpty, isWritable, isLast else {
            output.append(scratch.readable)
            output.append(body)
            return
        }
        if body.count <= 16 * 1024 {
            scratch.append(body)
            guard let sent = send(scratch.readable) else { return close() }
            if sent < scratch.count { output.append(scratch.readable.part(sent..<scratch.count)) }
            return
        }
        guard let sent = body.withUnsafeBufferPointer({ send(scratch.readable, $0) }) else { return close() }
        if sent == 0 {
            output.append(scratch.readable)
            output.append(body)
        } else if sent < scratch.count {
            output.append(scratch.readable.part(sent..<scratch.count))
            output.append(body)
        } else if sent < scratch.count + body.count {
            output.append(Array(body[(sent - scratch.count)...]))
        }
    }

    /// Hands queued output to the kernel, then does what waited for it.
    func flush() {
        guard phase != .closed else { return }
        let limit = context.configuration.limits.outputBuffer
        let wasFull = output.count > limit
        while !output.isEmpty, isWritable {
            guard let sent = output.offer({ send($0) }) else { return close() }
            if sent > 0 { lastOutput = core.now }
        }
        exchange?.writer?.outputDrained(to: output.count)
        if output.isEmpty, phase == .closing { finishClosing() }
        // Requests in the buffer had to wait for room.
        if wasFull, output.count <= limit { core.later { [self] in advance() } }
    }

    /// Bytes taken by the kernel; `nil` when the connection is broken.
    private func send(_ first: Bytes, _ second: Bytes = Bytes(start: nil, count: 0)) -> Int? {
        while true {
            let sent = second.isEmpty ? sendOne(first) : sendBoth(first, second)
            if sent >= 0 {
                sentBytes += sent
                if sent < first.count + second.count { isWritable = false }
                return sent
            }
            if errno == EINTR { continue }
            isWritable = false
            return errno == EAGAIN ? 0 : nil
        }
    }

    private func sendOne(_ bytes: Bytes) -> Int {
        Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    }

    private func sendBoth(_ first: Bytes, _ second: Bytes) -> Int {
        withUnsafeTemporaryAllocation(of: iovec.self, capacity: 2) { vectors in
            vectors[0] = iovec(iov_base: UnsafeMutableRawPointer(mutating: first.baseAddress), iov_len: first.count)
            vectors[1] = iovec(iov_base: UnsafeMutableRawPointer(mutating: second.baseAddress), iov_len: second.count)
            var message = msghdr()
            message.msg_iov = vectors.baseAddress
            message.msg_iovlen = 2
            return sendmsg(descriptor, &message, Int32(MSG_NOSIGNAL))
        }
    }

    /// Bytes that the client has acknowledged, which is what counts for a slow reader: the kernel's buffer hides it.
    var acknowledgedBytes: Int {
        var pending: Int32 = 0
        guard ioctl(descriptor, UInt(SIOCOUTQ), &pending) == 0 else { return sentBytes }
        return sentBytes - Int(pending)
    }
}
