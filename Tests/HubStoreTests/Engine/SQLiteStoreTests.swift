import Foundation
import HubDomain
import HubSQLite
import HubStore
import Testing

@Suite(.timeLimit(.minutes(60)))
struct SQLiteStoreTests {
    static let synchronous = Statement("test.synchronous", "PRAGMA synchronous")
    static let journalMode = Statement("test.journalMode", "PRAGMA journal_mode")
    static let foreignKeys = Statement("test.foreignKeys", "PRAGMA foreign_keys")
    static let applicationID = Statement("test.applicationID", "PRAGMA application_id")

    private func value(_ statement: Statement, of driver: SQLiteStore) async throws -> SQLValue {
        try await driver.withWriter { connection in
            let cursor = try connection.cursor(for: statement)
            try cursor.begin([])
            defer { cursor.end() }
            _ = try cursor.step()
            return SQLRow(cursor).value(0)
        }
    }

    private func permissions(of path: String) throws -> Int {
        let value = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        return try #require((value as? NSNumber)?.intValue)
    }

    private func refusal(of path: String, absence: SQLiteOptions.Absence = .create) async -> String {
        let result = await outcome { try await SQLiteStore.open(at: path, options: SQLiteOptions(absence: absence)) }
        guard case .failure(let error) = result else { return "" }
        return "\(error)"
    }

    @Test func `a commit is synced in full to a write-ahead log`() async throws {
        let scratch = try await ScratchStore()
        #expect(try await value(Self.synchronous, of: scratch.driver) == .integer(2))
        #expect(try await value(Self.journalMode, of: scratch.driver) == .text("wal"))
        #expect(try await value(Self.foreignKeys, of: scratch.driver) == .integer(1))
        try await scratch.close()
        let again = try await scratch.openAgain()
        #expect(try await value(Self.synchronous, of: again) == .integer(2))
        try await again.close()
    }

    @Test func `the file and its folder are their owner's alone`() async throws {
        let scratch = try await ScratchStore()
        #expect(try permissions(of: scratch.path) == 0o600)
        #expect(try permissions(of: "\(scratch.path)-wal") == 0o600)
        #expect(try permissions(of: (scratch.path as NSString).deletingLastPathComponent) == 0o700)
        try await scratch.close()
    }

    @Test func `the file is marked as this program's`() async throws {
        let scratch = try await ScratchStore()
        #expect(try await value(Self.applicationID, of: scratch.driver) == .integer(Int64(SQLiteStore.applicationID)))
        try await scratch.close()
    }

    @Test func `another program's database is refused and left as it was`() async throws {
        let scratch = try await ScratchStore()
        try await scratch.driver.withWriter { try $0.execute(script: "PRAGMA application_id = 0") }
        try await scratch.close()
        let before = try Data(contentsOf: URL(filePath: scratch.path))
        #expect(await refusal(of: scratch.path) == "the file is a database of another program")
        #expect(try Data(contentsOf: URL(filePath: scratch.path)) == before)
    }

    @Test func `a file that is no database is refused`() async throws {
        let folder = try ScratchFolder()
        let path = "\(folder.path)/hub.db"
        try Data(repeating: 0x41, count: 8_192).write(to: URL(filePath: path))
        #expect(await refusal(of: path).contains("file is not a database"))
    }

    @Test func `a missing file is made only when that is asked for`() async throws {
        let folder = try ScratchFolder()
        #expect(await refusal(of: "\(folder.path)/hub.db", absence: .refuse).hasPrefix("there is no store at "))
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/hub.db"))
    }

    @Test func `a place that cannot be written is refused with the reason`() async throws {
        let folder = try ScratchFolder()
        try Data().write(to: URL(filePath: "\(folder.path)/file"))
        #expect(await refusal(of: "\(folder.path)/file/hub.db").hasSuffix("Not a directory"))
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func `a read-only folder is refused with the reason`() async throws {
        let folder = try ScratchFolder()
        chmod(folder.path, 0o500)
        #expect(await refusal(of: "\(folder.path)/hub.db").hasSuffix("Permission denied"))
        chmod(folder.path, 0o700)
    }

    @Test func `a reader cannot write`() async throws {
        let scratch = try await ScratchStore()
        let result = await outcome {
            try await scratch.store.read { try $0.all(Note.insertReturning, "x") { try $0.int(0) } }
        }
        #expect(!result.isSuccess)
        #expect(try await scratch.noteNames == [])
        try await scratch.close()
    }

    @Test func `after closing everything is unavailable and what was stored is there`() async throws {
        let scratch = try await ScratchStore()
        try await scratch.store.write { try $0.insertNote("kept") }
        try await scratch.close()
        try await scratch.close()
        let write = await outcome { try await scratch.store.write { try $0.insertNote("late") } }
        let read = await outcome { try await scratch.noteNames }
        #expect(write.hubCode == .unavailable)
        #expect(read.hubCode == .unavailable)
        let again = try await scratch.openAgain()
        #expect(try await Store(driver: again, clock: scratch.clock).read { try $0.exists(Note.size, "kept") })
        try await again.close()
    }

    @Test func `closing lets what was accepted finish`() async throws {
        let scratch = try await ScratchStore()
        let hold = await scratch.holdWriter()
        async let write: Void = scratch.store.write { try $0.insertNote("accepted") }
        await scratch.waitUntilWaiting(1)
        async let closing: Void = scratch.store.close()
        hold.release()
        try await write
        try await closing
    }

    @Test func `a backup is a whole store of its own, with its owner's permissions`() async throws {
        let scratch = try await ScratchStore()
        try await scratch.store.write { try $0.insertNote("copied") }
        let copy = "\(scratch.path).backup"
        try await scratch.driver.backup(to: copy)
        try await scratch.store.write { try $0.insertNote("later") }
        #expect(try permissions(of: copy) == 0o600)

        let driver = try await SQLiteStore.open(at: copy, options: SQLiteOptions(absence: .refuse))
        let names = try await Store(driver: driver, clock: scratch.clock).read {
            try $0.all(Note.names) { try $0.text(0) }
        }
        #expect(names == ["copied"])
        #expect(try await driver.withWriter { try $0.integrityProblems() } == [])
        try await driver.close()
        let second = await outcome { try await scratch.driver.backup(to: copy) }
        #expect(!second.isSuccess)
        try await scratch.close()
    }

    @Test func `a checkpoint empties the log unless a reader holds it`() async throws {
        let scratch = try await ScratchStore()
        try await scratch.store.write { try $0.insertNote("note") }
        let reader = WriterHold()
        await reader.beginReading(on: scratch.driver)
        try await scratch.store.write { try $0.insertNote("second") }
        #expect(try await scratch.driver.checkpoint().isComplete == false)
        reader.release()
        while try await !scratch.driver.checkpoint().isComplete { await Task.yield() }
        let size = try FileManager.default.attributesOfItem(atPath: "\(scratch.path)-wal")[.size] as? NSNumber
        #expect(size?.intValue == 0)
        try await scratch.close()
    }
}

extension WriterHold {
    /// Holds a reader inside a transaction that has seen the store.
    fileprivate func beginReading(on driver: SQLiteStore) async {
        await begin { work in
            driver.onReader(0) { connection in
                try? connection.control(.beginRead)
                _ = try? connection.hasTable("notes")
                work()
                try? connection.control(.rollback)
            }
        }
    }
}
