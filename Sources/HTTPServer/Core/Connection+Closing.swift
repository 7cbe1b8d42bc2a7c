import CEpoll
import Glibc

extension Connection {
    /// All output is with the kernel. Closes at once when nothing unread could turn the close into a reset.
    func finishClosing() {
        let isClean = parser.isBetweenRequests && (input?.isEmpty ?? true) && !isReadable
        if isClean || sawEnd {
            close()
            return
        }
        shutdown(descriptor, Int32(SHUT_WR))
        phase = .lingering
        since = core.now
        advance()
    }

    /// Ends the connection now. With `isAbrupt` what the kernel still holds is dropped.
    func close(isAbrupt: Bool = false) {
        guard phase != .closed else { return }
        phase = .closed
        core.remove(self)
        if isAbrupt {
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        }
        finishClosed()
    }

    /// Releases the descriptor and whoever waits for this connection.
    func finishClosed() {
        phase = .closed
        Glibc.close(descriptor)
        context.gate.leave(countedAddress)
        output.removeAll()
        if let buffer = input {
            input = nil
            core.buffers.giveBack(buffer)
        }
        guard let exchange else { return }
        self.exchange = nil
        serial += 1
        release(exchange)
        exchange.task?.cancel()
    }
}
