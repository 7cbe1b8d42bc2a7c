import HubDomain
import HubSQLite
import HubStore
import Testing

/// What happens when the database takes the transaction away from under its members.
@Suite(.timeLimit(.minutes(60)))
struct LostTransactionTests {
    static let pageCount = Statement("test.pageCount", "PRAGMA page_count")

    /// Lets the file grow by this many pages and no more.
    private func limitGrowth(of driver: SQLiteStore, to pages: Int) async throws {
        try await driver.withWriter { connection in
            let cursor = try connection.cursor(for: Self.pageCount)
            try cursor.begin([])
            _ = try cursor.step()
            let count = Int(cursor.int64(at: 0))
            cursor.end()
            try connection.execute(script: "PRAGMA max_page_count = \(count + pages)")
        }
    }

    private func writeTogether(
        _ count: Int,
        to scratch: ScratchStore,
        _ body: @escaping @Sendable (Int, WriteTransaction) throws -> Void
    ) async -> [Int: Result<Void, any Error>] {
        let hold = await scratch.holdWriter()
        return await withTaskGroup(of: (Int, Result<Void, any Error>).self) { group in
            for number in 0..<count {
                group.addTask {
                    (number, await outcome { try await scratch.store.write { try body(number, $0) } })
                }
                await scratch.waitUntilWaiting(number + 1)
            }
            hold.release()
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    @Test func `a full disk refuses what has no room and keeps all that was acknowledged`() async throws {
        let scratch = try await ScratchStore()
        try await limitGrowth(of: scratch.driver, to: 12)
        let body = String(repeating: "x", count: 3_000)
        let results = await writeTogether(40, to: scratch) { number, transaction in
            try transaction.insertNote("note \(number)", body: body)
        }
        let accepted = results.filter(\.value.isSuccess).keys.sorted().map { "note \($0)" }
        let refused = results.values.filter { !$0.isSuccess }
        #expect(!accepted.isEmpty)
        #expect(!refused.isEmpty)
        #expect(refused.allSatisfy { $0.hubCode == .storeFull })
        #expect(try await scratch.noteNames == accepted)
        #expect(scratch.store.writeStatistics.reruns == 40)

        try await limitGrowth(of: scratch.driver, to: 1_000)
        try await scratch.store.write { try $0.insertNote("after", body: body) }
        #expect(try await scratch.noteNames == accepted + ["after"])
        #expect(try await scratch.driver.withWriter { try $0.integrityProblems() } == [])
        try await scratch.close()
    }

    @Test func `a body that overlooks the full disk stores nothing and is not acknowledged`() async throws {
        let scratch = try await ScratchStore()
        try await limitGrowth(of: scratch.driver, to: 2)
        let result = await outcome {
            try await scratch.store.write { transaction in
                try transaction.insertNote("before")
                try? transaction.insertNote("large", body: String(repeating: "x", count: 100_000))
                try? transaction.insertNote("after")
            }
        }
        #expect(result.hubCode == .storeFull)
        #expect(try await scratch.noteNames == [])
        try await scratch.close()
    }

    @Test func `a full disk inside an attempt is not taken for the attempt's own failure`() async throws {
        let scratch = try await ScratchStore()
        try await limitGrowth(of: scratch.driver, to: 2)
        let result = await outcome {
            try await scratch.store.write { transaction in
                try transaction.insertNote("before")
                try? transaction.attempt {
                    try transaction.insertNote("large", body: String(repeating: "x", count: 100_000))
                }
                try transaction.insertNote("after")
            }
        }
        #expect(result.hubCode == .storeFull)
        #expect(try await scratch.noteNames == [])
        try await scratch.close()
    }

    @Test func `a commit that fails once is made up for member by member`() async throws {
        let failures = Locked(1)
        let scratch = try await ScratchStore { command in
            guard command == .commit, failures.withLock({ $0 }) > 0 else { return }
            failures.withLock { $0 -= 1 }
            throw StoreError.io(.init(code: 10, message: "disk I/O error", statement: nil))
        }
        let results = await writeTogether(10, to: scratch) { number, transaction in
            try transaction.insertNote("note \(number)")
            if number == 4 { throw Refusal(reason: "own") }
        }
        #expect(results.filter { !$0.value.isSuccess }.keys.sorted() == [4])
        #expect(try await scratch.noteNames == (0..<10).filter { $0 != 4 }.map { "note \($0)" })
        #expect(scratch.store.writeStatistics.reruns == 10)
        try await scratch.close()
    }

    @Test func `a commit that keeps failing acknowledges nobody`() async throws {
        let scratch = try await ScratchStore { command in
            guard command == .commit else { return }
            throw StoreError.io(.init(code: 10, message: "disk I/O error", statement: nil))
        }
        let results = await writeTogether(5, to: scratch) { try $1.insertNote("note \($0)") }
        #expect(results.values.allSatisfy { $0.hubCode == .unavailable })
        #expect(try await scratch.noteNames == [])
        try await scratch.close()
    }

    @Test func `a database locked by another process refuses the whole group after one wait`() async throws {
        let begins = Locked(0)
        let scratch = try await ScratchStore(options: SQLiteOptions(busyTimeout: 20)) { command in
            if command == .beginWrite { begins.withLock { $0 += 1 } }
        }
        let other = try await scratch.openAgain()
        let results = try await other.withWriterLocked {
            await writeTogether(8, to: scratch) { try $1.insertNote("note \($0)") }
        }
        #expect(results.values.allSatisfy { $0.hubCode == .unavailable })
        #expect(begins.withLock { $0 } == 1)

        try await scratch.store.write { try $0.insertNote("after") }
        #expect(try await scratch.noteNames == ["after"])
        try await other.close()
        try await scratch.close()
    }

    @Test func `a file that may not be written is unavailable, and usable again afterwards`() async throws {
        let scratch = try await ScratchStore()
        try await scratch.driver.withWriter { try $0.execute(script: "PRAGMA query_only = 1") }
        let refused = await outcome { try await scratch.store.write { try $0.insertNote("refused") } }
        #expect(refused.hubCode == .unavailable)
        try await scratch.driver.withWriter { try $0.execute(script: "PRAGMA query_only = 0") }
        try await scratch.store.write { try $0.insertNote("stored") }
        #expect(try await scratch.noteNames == ["stored"])
        try await scratch.close()
    }
}

extension SQLiteStore {
    /// Holds the file's write lock, as another process would, while `body` runs.
    fileprivate func withWriterLocked<Value>(_ body: () async -> Value) async throws -> Value {
        let hold = WriterHold()
        await hold.begin { work in
            onWriter { connection in
                try? connection.control(.beginWrite)
                work()
                try? connection.control(.rollback)
            }
        }
        let value = await body()
        hold.release()
        // The lock goes with the rollback, before what the writer is given next.
        try await withWriter { _ in }
        return value
    }
}
