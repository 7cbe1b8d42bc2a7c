/// A value as the database holds it.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case double(Double)
    case text(String)
    case blob([UInt8])

    /// The types a column value can have.
    package enum Kind: String, Sendable {
        case null
        case integer
        case double
        case text
        case blob
    }
}
