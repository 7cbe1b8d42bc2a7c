/// A stretch during which a clock stands still, half-open. `to` is `nil` while it lasts.
package struct Pause: Hashable, Sendable {
    package let from: Instant
    package let to: Instant?

    package init(from: Instant, to: Instant?) {
        self.from = from
        self.to = to
    }
}

extension Pause {
    /// The end in epoch milliseconds, `Int64.max` while the pause lasts.
    var end: Int64 { to?.milliseconds ?? .max }

    /// The same pauses in order, those that overlap or touch united, those without length left out.
    static func united(_ pauses: [Pause]) -> [Pause] {
        guard !areInOrder(pauses) else { return pauses }
        var united: [Pause] = []
        for next in pauses.sorted(by: { $0.from < $1.from }) where next.from.milliseconds < next.end {
            if let last = united.last, next.from.milliseconds <= last.end {
                let later = next.end > last.end ? next : last
                united[united.count - 1] = Pause(from: last.from, to: later.to)
            } else {
                united.append(next)
            }
        }
        return united
    }

    /// The pauses of a clock come in order, so that there is mostly nothing to do.
    private static func areInOrder(_ pauses: [Pause]) -> Bool {
        var last = Int64.min
        for pause in pauses {
            guard pause.from.milliseconds > last, pause.end > pause.from.milliseconds else { return false }
            last = pause.end
        }
        return true
    }
}
