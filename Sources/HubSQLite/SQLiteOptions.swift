/// How a store file is opened. The defaults suit `serve`; commands that run beside it may take fewer readers.
package struct SQLiteOptions: Hashable, Sendable {
    /// What to do when there is no file yet.
    package enum Absence: Sendable {
        case create
        case refuse
    }

    package var absence: Absence
    /// How long a lock of another process is waited for, in milliseconds.
    package var busyTimeout: Int
    package var readerCount: Int
    /// Page caches, in KiB; a reader's counts once for each reader.
    package var writerCache: Int
    package var readerCache: Int
    /// Pages in the log that make the writer move them into the database file.
    package var checkpointPages: Int

    package init(
        absence: Absence = .create,
        busyTimeout: Int = 5_000,
        readerCount: Int = 3,
        writerCache: Int = 16_000,
        readerCache: Int = 8_000,
        checkpointPages: Int = 1_000
    ) {
        self.absence = absence
        self.busyTimeout = busyTimeout
        self.readerCount = max(1, readerCount)
        self.writerCache = writerCache
        self.readerCache = readerCache
        self.checkpointPages = checkpointPages
    }
}
