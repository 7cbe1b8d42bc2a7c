/// A value worked out when it is first asked for, and only once: for what most callers never look at.
package final class Memo<Value: Sendable>: Sendable {
    private enum State {
        case waiting(@Sendable () -> Value)
        case known(Value)
    }

    private let state: Locked<State>

    package init(_ make: @escaping @Sendable () -> Value) {
        state = Locked(.waiting(make))
    }

    /// Others who ask meanwhile wait for the one who works it out.
    package var value: Value {
        state.withLock { state in
            switch state {
            case .known(let value): return value
            case .waiting(let make):
                let value = make()
                state = .known(value)
                return value
            }
        }
    }
}
