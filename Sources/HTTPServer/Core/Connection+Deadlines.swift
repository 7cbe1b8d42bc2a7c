import HTTPTypes

extension Connection {
    func judgeDeadlines() {
        let now = core.now
        let deadlines = context.deadlines
        if isOutputTooSlow(now) {
            exchange?.writer?.detach(.timedOut)
            close(isAbrupt: true)
            return
        }
        switch phase {
        case .reading:
            if isHeadBegun {
                if now - since >= deadlines.header { refuse(RequestFault(.requestTimeout, Self.headTooSlow)) }
            } else if output.isEmpty, now - since >= deadlines.idle {
                close()
            }
        case .handling:
            tickHandling(now)
        case .draining:
            if isInputTooSlow(now) { close() }
        case .lingering:
            if now - since >= deadlines.linger { close() }
        case .closing, .closed:
            break
        }
    }

    private static let headTooSlow = "The request head did not arrive in time."

    private func tickHandling(_ now: Int64) {
        if let body = exchange?.body, body.isAwaited {
            if isInputTooSlow(now) {
                exchange?.closesAfterwards = true
                body.fail(.timedOut)
            }
        } else {
            inputRate.pause()
        }
        if let hangupAt, now - hangupAt >= context.deadlines.halfClosed { exchange?.task?.cancel() }
        if let heartbeat = exchange?.heartbeat, now - lastOutput >= heartbeat { exchange?.writer?.beat() }
    }

    private func isInputTooSlow(_ now: Int64) -> Bool {
        inputRate.isTooSlow(
            now: now,
            moved: receivedBytes,
            grace: context.deadlines.bodyGrace,
            rate: context.deadlines.minimumRate
        )
    }

    private func isOutputTooSlow(_ now: Int64) -> Bool {
        guard !output.isEmpty else {
            outputRate.pause()
            return false
        }
        return outputRate.isTooSlow(
            now: now,
            moved: acknowledgedBytes,
            grace: context.deadlines.writeGrace,
            rate: context.deadlines.minimumRate
        )
    }
}
