import CEpoll

extension Core {
    /// How often each channel looks at its deadlines.
    private static let tickNanoseconds: Int64 = 100_000_000
    private static let tickShare = 256
    private static let tickExpired = 8

    /// Runs on the core's thread until the core is stopped and its handlers have returned.
    func loop() {
        let events = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: 256)
        defer { events.deallocate() }
        now = MonotonicClock.now()
        while !isStopping || tasks > 0 || !jobs.isEmpty {
            let count = poll.wait(events, milliseconds: waitMilliseconds())
            now = MonotonicClock.now()
            turn &+= 1
            let deferred = laterActions
            laterActions = []
            for event in events.prefix(count) { dispatch(event) }
            for action in deferred { action() }
            runJobs()
            if now >= nextTick { tick() }
        }
    }

    private func dispatch(_ event: epoll_event) {
        let key = event.data.u64
        if key == Poll.wakeKey {
            emptyMailbox()
        } else if let channel = channels[key] {
            channel.ready(event.events)
        }
    }

    private func waitMilliseconds() -> Int32 {
        if !jobs.isEmpty || !laterActions.isEmpty { return 0 }
        if channels.isEmpty { return -1 }
        return Int32(clamping: max(0, (nextTick - now) / 1_000_000) + 1)
    }

    /// One round: jobs made by these jobs wait for the next turn, so that readiness is not starved.
    private func runJobs() {
        guard !jobs.isEmpty else { return }
        let round = jobs
        jobs = []
        let executor = asUnownedTaskExecutor()
        for job in round { job.runSynchronously(on: executor) }
    }

    /// Lets a share of the channels look at their deadlines. With many channels the shares come more often instead of
    /// growing, and a share ends early when many deadlines pass at once, so that nobody waits behind a long walk.
    private func tick() {
        let shares = max(1, (channels.capacity + Self.tickShare - 1) / Self.tickShare)
        nextTick = now + Self.tickNanoseconds / Int64(shares)
        var expired = 0
        for _ in 0..<min(Self.tickShare, channels.capacity) {
            guard let channel = channels.next(), channel.tick() else { continue }
            expired += 1
            if expired == Self.tickExpired {
                nextTick = now
                return
            }
        }
    }
}
