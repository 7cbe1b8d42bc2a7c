internal import Crypto

/// One step of the schema: the text of `migrations/<dialect>/NNNN_name.sql`.
package struct Migration: Hashable, Sendable {
    package let number: Int
    package let name: String
    package let sql: String

    package init(_ number: Int, _ name: String, _ sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// SHA-256 of the text, in lower-case hex.
    package var checksum: String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = SHA256.hash(data: Array(sql.utf8)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Migration {
    /// The schema of SQLite stores, as embedded from `migrations/sqlite/`.
    package static let sqlite = EmbeddedMigrations.sqlite.map { Migration($0.number, $0.name, $0.sql) }
}
