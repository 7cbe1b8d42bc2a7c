package import HubDomain

extension AppliedRate.Source: SQLConvertible {}
extension InternalActivity: SQLConvertible {}
extension Expense.Kind: SQLConvertible {}
extension Expense.State: SQLConvertible {}

/// `2026-03`; in bytewise order months follow each other.
extension CalendarMonth: SQLConvertible {
    package var sqlValue: SQLValue { .text(description) }

    package init(row: SQLRow, column: Int) throws {
        guard let month = CalendarMonth(try row.text(column)) else {
            throw row.mismatch(column, expected: "a month such as 2026-03")
        }
        self = month
    }
}

/// The price of a line, stored as `key:version`.
struct PriceName: SQLConvertible {
    let reference: DefinitionReference

    init(_ reference: DefinitionReference) {
        self.reference = reference
    }

    var sqlValue: SQLValue { .text("\(reference.key):\(reference.version)") }

    init(row: SQLRow, column: Int) throws {
        let parts = try row.text(column).split(separator: ":")
        guard parts.count == 2, let version = Int(parts[1]) else {
            throw row.mismatch(column, expected: "a price and its version")
        }
        reference = DefinitionReference(kind: .price, key: String(parts[0]), version: version)
    }
}
