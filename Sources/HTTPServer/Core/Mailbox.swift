/// What other threads want done on a core.
final class Mailbox: Sendable {
    typealias Action = @Sendable () -> Void

    private struct Content {
        var jobs: [UnownedJob] = []
        var actions: [Action] = []
        var isAwake = false
    }

    private let content = Locked(Content())
    private let poll: Poll

    init(poll: Poll) {
        self.poll = poll
    }

    func put(_ action: @escaping Action) { put { $0.actions.append(action) } }

    func put(_ job: UnownedJob) { put { $0.jobs.append(job) } }

    /// Wakes the core once, however much is put before it looks.
    private func put(_ change: (inout Content) -> Void) {
        let mustWake = content.withLock { content in
            change(&content)
            defer { content.isAwake = true }
            return !content.isAwake
        }
        if mustWake { poll.wake() }
    }

    func take() -> (jobs: [UnownedJob], actions: [Action]) {
        poll.clearWake()
        return content.withLock { content in
            defer { content = Content() }
            return (content.jobs, content.actions)
        }
    }
}
