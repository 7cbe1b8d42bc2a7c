import GRDB
import GRDBSQLite
import HubStore

extension StoreError {
    /// The error of the call on `connection` that has just answered `code`.
    init(sqlite code: Int32, on connection: OpaquePointer, statement: String?) {
        let extended = sqlite3_extended_errcode(connection)
        self.init(
            code: extended & 0xFF == code & 0xFF ? extended : code,
            message: String(cString: sqlite3_errmsg(connection)),
            statement: statement
        )
    }

    init(_ error: DatabaseError, statement: String?) {
        self.init(
            code: error.extendedResultCode.rawValue,
            message: error.message ?? "unknown error",
            statement: statement
        )
    }

    /// - Parameter code: An extended result code.
    init(code: Int32, message: String, statement: String?) {
        let failure = Failure(code: Int(code), message: message, statement: statement)
        switch code & 0xFF {
        case SQLITE_CONSTRAINT:
            self = .constraint(ConstraintViolation(code: code, message: message, statement: statement))
        case SQLITE_FULL: self = .full(failure)
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(failure)
        case SQLITE_READONLY: self = .readOnly(failure)
        case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_NOMEM, SQLITE_PROTOCOL: self = .io(failure)
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(failure)
        case SQLITE_TOOBIG: self = .tooBig(failure)
        case SQLITE_INTERRUPT: self = .interrupted(failure)
        default: self = .failed(failure)
        }
    }
}

extension ConstraintViolation {
    /// SQLite writes `UNIQUE constraint failed: people.email`; what follows the colon is the target.
    fileprivate init(code: Int32, message: String, statement: String?) {
        let kind: Kind =
            // Swift does not import the extended codes: SQLITE_CONSTRAINT_CHECK (1), _FOREIGNKEY (3), _NOTNULL (5),
            // _PRIMARYKEY (6), _UNIQUE (8) and _ROWID (10), each in the second byte.
            switch code >> 8 {
            case 1: .check
            case 3: .foreignKey
            case 5: .notNull
            case 6, 8, 10: .unique
            default: .other
            }
        let marker = "constraint failed: "
        let target = message.firstRange(of: marker).map { String(message[$0.upperBound...]) }
        self.init(kind: kind, target: target, statement: statement)
    }
}
