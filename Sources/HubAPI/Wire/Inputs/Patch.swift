/// A member of a merge patch: left alone, removed, or set.
package enum Patch<Value: Sendable>: Sendable {
    case absent
    case null
    case value(Value)

    package var isAbsent: Bool {
        guard case .absent = self else { return false }
        return true
    }

    /// The value after the patch.
    package func applied(to current: Value?) -> Value? {
        switch self {
        case .absent: current
        case .null: nil
        case .value(let value): value
        }
    }

    package func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Patch<Other> {
        switch self {
        case .absent: .absent
        case .null: .null
        case .value(let value): .value(try transform(value))
        }
    }
}

extension Patch: Equatable where Value: Equatable {}
