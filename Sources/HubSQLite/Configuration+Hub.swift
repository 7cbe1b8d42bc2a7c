import GRDB
import GRDBSQLite
import HubStore

extension Configuration {
    static func hubWriter(_ options: SQLiteOptions) -> Configuration {
        var configuration = shared(options, label: "hub.store.writer")
        configuration.journalMode = .wal
        configuration.prepareDatabase { database in
            try database.refuseForeignFile()
            try database.execute(
                sql: """
                    PRAGMA cache_size = -\(options.writerCache);
                    PRAGMA temp_store = MEMORY;
                    PRAGMA secure_delete = OFF;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA journal_size_limit = 67108864;
                    PRAGMA wal_autocheckpoint = \(options.checkpointPages);
                    """
            )
        }
        return configuration
    }

    static func hubReader(_ options: SQLiteOptions, number: Int) -> Configuration {
        var configuration = shared(options, label: "hub.store.reader.\(number)")
        configuration.readonly = true
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA cache_size = -\(options.readerCache);
                    PRAGMA temp_store = MEMORY;
                    PRAGMA trusted_schema = OFF;
                    """
            )
        }
        return configuration
    }

    private static func shared(_ options: SQLiteOptions, label: String) -> Configuration {
        var configuration = Configuration()
        configuration.label = label
        configuration.busyMode = .timeout(Double(options.busyTimeout) / 1_000)
        configuration.publicStatementArguments = false
        return configuration
    }
}

extension Database {
    /// Runs before anything is changed, so that another program's file is left as it was.
    fileprivate func refuseForeignFile() throws {
        guard sqlite3_libversion_number() >= 3_040_000 else {
            throw StoreError.unusable(
                "SQLite 3.40 or newer is needed, this is \(String(cString: sqlite3_libversion()))"
            )
        }
        let connection = try SQLiteConnection(self)
        defer { connection.invalidate() }
        let id = try connection.integer("PRAGMA application_id")
        if id == Int64(SQLiteStore.applicationID) { return }
        let objects = try connection.integer("SELECT COUNT(*) FROM sqlite_master")
        guard id == 0, objects == 0 else {
            throw StoreError.unusable("the file is a database of another program")
        }
    }
}

extension SQLiteConnection {
    /// The last steps of opening. Opening sets WAL and `synchronous = NORMAL`, under which a power cut can take the
    /// last acknowledged commits: FULL has to be set after it.
    func settle() throws {
        try execute(script: "PRAGMA synchronous = FULL")
        guard try integer("PRAGMA synchronous") == 2, try text("PRAGMA journal_mode") == "wal" else {
            throw StoreError.unusable("the file system does not support a write-ahead log with full sync")
        }
        if try integer("PRAGMA application_id") == 0 {
            try execute(script: "PRAGMA application_id = \(SQLiteStore.applicationID)")
        }
    }
}
