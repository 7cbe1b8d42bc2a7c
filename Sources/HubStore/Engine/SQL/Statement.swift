import HubDomain

/// One SQL text with a name, made once as a `static let`. The set of statements is finite: a text never holds a value
/// or a list of changing length, because each connection keeps every statement it has prepared.
///
/// Texts use numbered binds (`?1`, `?2`) and the subset that SQLite and PostgreSQL share.
package final class Statement: Sendable {
    /// `aggregate.operation`, such as `campaigns.insert`; the only part of a statement that may reach a log.
    package let name: String
    package let sql: String
    /// Whether it runs for each request or each timer scan, so that its plan may not sort either.
    package let isHot: Bool
    /// Whether it may read a whole table, because the table stays small or the work is offline.
    package let mayScan: Bool
    /// The place of this statement in a connection's list of prepared statements.
    package let index: Int

    private static let nextIndex = Locked(0)

    package init(_ name: String, _ sql: String, isHot: Bool = false, mayScan: Bool = false) {
        self.name = name
        self.sql = sql
        self.isHot = isHot
        self.mayScan = mayScan
        index = Self.nextIndex.withLock { next in
            defer { next += 1 }
            return next
        }
    }
}
