/// What can go wrong between the hub and its database. Transaction bodies see these; ``Store`` turns those that mean
/// "not now" into the domain's error on the way out.
package enum StoreError: Error {
    /// A rule of the schema refused a row. Only the statement was undone, the transaction stands.
    case constraint(ConstraintViolation)
    /// Another process kept the database for longer than the time-out.
    case busy(Failure)
    /// The disk, or the size the database may have, is full.
    case full(Failure)
    /// The file or its folder may not be written.
    case readOnly(Failure)
    /// Reading or writing the file failed, or memory ran out.
    case io(Failure)
    /// The file is damaged.
    case corrupt(Failure)
    /// A value is larger than the database takes.
    case tooBig(Failure)
    /// The statement was interrupted.
    case interrupted(Failure)
    /// Anything else the database refused: mostly a mistake in a statement.
    case failed(Failure)
    /// A column did not hold what the code reads from it.
    case column(ColumnMismatch)
    /// The store is closed or closing.
    case closed
    /// More work is waiting than the queue may hold.
    case overloaded
    /// The file is no store of this program, or not one that it can use; the reason is a sentence.
    case unusable(String)

    /// The database's own words. For the log, never for a client.
    package struct Failure: Hashable, Sendable {
        /// The driver's (extended) result code.
        package let code: Int
        package let message: String
        package let statement: String?

        package init(code: Int, message: String, statement: String?) {
            self.code = code
            self.message = message
            self.statement = statement
        }
    }
}

/// Which rule of the schema refused a row.
package struct ConstraintViolation: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case unique
        case foreignKey
        case check
        case notNull
        case other
    }

    package let kind: Kind
    /// What the database names: `people.email` or `events.stream, events.stream_seq` for unique rules, `table.column`
    /// for a missing value, the constraint's name for a check, nothing for a foreign key.
    package let target: String?
    package let statement: String?

    package init(kind: Kind, target: String?, statement: String?) {
        self.kind = kind
        self.target = target
        self.statement = statement
    }

    /// Whether this is the unique rule over exactly these columns, each written `table.column`.
    package func isUnique(_ columns: String...) -> Bool {
        kind == .unique && target == columns.joined(separator: ", ")
    }
}

/// A column that held something else than the code reads from it.
package struct ColumnMismatch: Hashable, Sendable {
    package let statement: String
    package let column: Int
    package let expected: String
    package let found: SQLValue.Kind
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .constraint(let violation):
            "\(violation.kind.rawValue) constraint failed: \(violation.target ?? "?")\(Self.place(violation.statement))"
        case .busy(let failure): "database busy: \(failure)"
        case .full(let failure): "database or disk full: \(failure)"
        case .readOnly(let failure): "database read-only: \(failure)"
        case .io(let failure): "database input or output failed: \(failure)"
        case .corrupt(let failure): "database damaged: \(failure)"
        case .tooBig(let failure): "value too big: \(failure)"
        case .interrupted(let failure): "statement interrupted: \(failure)"
        case .failed(let failure): "statement failed: \(failure)"
        case .column(let mismatch):
            "column \(mismatch.column) of \(mismatch.statement): expected \(mismatch.expected), found \(mismatch.found.rawValue)"
        case .closed: "the store is closed"
        case .overloaded: "too much work is waiting for the store"
        case .unusable(let reason): reason
        }
    }

    fileprivate static func place(_ statement: String?) -> String {
        statement.map { " (\($0))" } ?? ""
    }
}

extension StoreError.Failure: CustomStringConvertible {
    package var description: String { "\(message) [\(code)]\(StoreError.place(statement))" }
}
