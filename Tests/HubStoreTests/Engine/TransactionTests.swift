import HubDomain
import HubSQLite
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct TransactionTests {
    enum Shade: String, SQLBindable, SQLReadable {
        case light
        case dark
    }

    static let echo = Statement("test.echo", "SELECT ?1, ?2, ?3")

    @Test func `every type comes back as it went in`() async throws {
        let scratch = try await ScratchStore()
        let date = try #require(CivilDate(year: 2026, month: 2, day: 28))
        try await scratch.store.read { transaction throws in
            func back<Value: SQLConvertible & Equatable>(_ value: Value) throws -> Value? {
                try transaction.first(Self.echo, value, Value?.none, Value?.some(value)) { row in
                    let missing: Value? = try row[1]
                    let present: Value? = try row[2]
                    #expect(missing == nil)
                    #expect(present == value)
                    return try row[0]
                }
            }
            for number in [0, -1, Int.max, Int.min] { #expect(try back(number) == number) }
            for text in ["", "a\u{0}b", "Ünïcode 👩‍👩‍👧", "'; DROP TABLE notes; --"] { #expect(try back(text) == text) }
            for bytes in [[], [0], [UInt8](0...255)] as [[UInt8]] { #expect(try back(bytes) == bytes) }
            for number in [0.5, -0.0, .greatestFiniteMagnitude, 3] as [Double] { #expect(try back(number) == number) }
            #expect(try back(true) == true)
            #expect(try back(false) == false)
            #expect(try back(Instant(milliseconds: -1)) == Instant(milliseconds: -1))
            #expect(try back(Milliseconds(7)) == Milliseconds(7))
            #expect(try back(date) == date)
            #expect(try back(Shade.dark) == .dark)
        }
        try await scratch.close()
    }

    @Test func `a column that holds something else is an error that names it`() async throws {
        let scratch = try await ScratchStore()
        try await scratch.store.read { transaction throws in
            func complaint<Value: SQLReadable>(_ type: Value.Type, about value: any SQLBindable) -> String {
                do {
                    _ = try transaction.first(Self.echo, 0, value, 0) { try $0[1] as Value }
                    return ""
                } catch {
                    return "\(error)"
                }
            }
            #expect(complaint(Int.self, about: "1") == "column 1 of test.echo: expected integer, found text")
            #expect(complaint(String.self, about: SQLValue.null) == "column 1 of test.echo: expected text, found null")
            #expect(complaint(Bool.self, about: 2) == "column 1 of test.echo: expected 0 or 1, found integer")
            #expect(
                complaint(CivilDate.self, about: "2026-02-30")
                    == "column 1 of test.echo: expected date yyyy-mm-dd, found text"
            )
            #expect(complaint(Shade.self, about: "pale") == "column 1 of test.echo: expected Shade, found text")
        }
        try await scratch.close()
    }

    @Test func `a statement with the wrong number of values, or inside its own loop, is refused`() async throws {
        let scratch = try await ScratchStore()
        try await scratch.store.write { try $0.insertNote("a") }
        try await scratch.store.read { transaction throws in
            #expect(throws: StoreError.self) { try transaction.exists(Self.echo, 1) }
            #expect(throws: StoreError.self) {
                try transaction.forEach(Note.names) { _ in try transaction.exists(Note.names) }
            }
            #expect(try transaction.exists(Note.names), "the statement is free again")
        }
        try await scratch.close()
    }

    @Test func `a changing statement says how many rows it changed`() async throws {
        let scratch = try await ScratchStore()
        try await scratch.store.write { transaction throws in
            let id = try transaction.first(Note.insertReturning, "a") { try $0.int(0) }
            #expect(id == 1)
            #expect(try transaction.run(Note.resize, "a", 5) == 1)
            #expect(try transaction.run(Note.resize, "b", 5) == 0)
        }
        try await scratch.close()
    }

    @Test func `violations name the rule`() async throws {
        let scratch = try await ScratchStore()
        try await scratch.store.write { transaction throws in
            func violation(_ body: () throws -> Void) -> ConstraintViolation? {
                do {
                    try body()
                    return nil
                } catch StoreError.constraint(let violation) {
                    return violation
                } catch {
                    return nil
                }
            }
            try transaction.insertNote("a")
            let twin = violation { try transaction.insertNote("a") }
            #expect(twin?.isUnique("notes.name") == true)
            let check = violation { try transaction.insertNote("b", size: -1) }
            #expect(check?.kind == .check)
            #expect(check?.target == "size_not_negative")
            let missing = violation { try transaction.run(Note.insert, "b", Int?.none, "") }
            #expect(missing?.kind == .notNull)
            #expect(missing?.target == "notes.size")
            let orphan = violation { try transaction.run(Note.insertChild, "b", 99) }
            #expect(orphan?.kind == .foreignKey)
            try transaction.insertNote("b")
        }
        #expect(try await scratch.noteNames == ["a", "b"])
        try await scratch.close()
    }

    /// As the first of the group to change anything, and behind another member.
    @Test(arguments: [0, 1]) func `an attempt that fails is undone alone`(others: Int) async throws {
        let scratch = try await ScratchStore()
        let hold = await scratch.holdWriter()
        await withTaskGroup { group in
            for number in 0..<others {
                group.addTask {
                    _ = await outcome { try await scratch.store.write { try $0.insertNote("other \(number)") } }
                }
                await scratch.waitUntilWaiting(number + 1)
            }
            group.addTask {
                _ = await outcome {
                    try await scratch.store.write { transaction throws in
                        try transaction.insertNote("before")
                        try? transaction.attempt {
                            try transaction.insertNote("undone")
                            throw Refusal(reason: "attempt")
                        }
                        try transaction.attempt { try transaction.insertNote("done") }
                        try transaction.insertNote("after")
                    }
                }
            }
            await scratch.waitUntilWaiting(others + 1)
            hold.release()
        }
        #expect(try await scratch.noteNames.suffix(3) == ["before", "done", "after"])
        #expect(try await scratch.noteNames.count == 3 + others)
        try await scratch.close()
    }

    @Test func `a transaction has one now, the clock's or the caller's`() async throws {
        let scratch = try await ScratchStore()
        let start = scratch.clock.now()
        #expect(try await scratch.store.write { $0.now } == start)
        scratch.clock.advance(by: .seconds(5))
        #expect(try await scratch.store.read { $0.now } == start + .seconds(5))
        let past = Instant(milliseconds: 1)
        #expect(try await scratch.store.write(now: past) { $0.now } == past)
        try await scratch.close()
    }

    @Test func `a read sees what was acknowledged before it, on every reader`() async throws {
        let scratch = try await ScratchStore()
        for number in 0..<20 {
            try await scratch.store.write { try $0.insertNote("note \(number)") }
            await withTaskGroup { group in
                for _ in 0..<6 {
                    group.addTask {
                        let count = try? await scratch.noteNames.count
                        #expect(count == number + 1)
                    }
                }
            }
        }
        try await scratch.close()
    }

    @Test func `more reads than may wait are refused, the rest are answered`() async throws {
        let scratch = try await ScratchStore(
            options: SQLiteOptions(readerCount: 1),
            limits: StoreLimits(waitingReads: 2)
        )
        let hold = WriterHold()
        await hold.begin { work in scratch.driver.onReader(0) { _ in work() } }
        let results = await withTaskGroup(of: Result<[String], any Error>.self) { group in
            for _ in 0..<10 { group.addTask { await outcome { try await scratch.noteNames } } }
            var results: [Result<[String], any Error>] = []
            while results.count < 8, let result = await group.next() { results.append(result) }
            hold.release()
            for await result in group { results.append(result) }
            return results
        }
        #expect(results.prefix(8).allSatisfy { $0.hubCode == .unavailable })
        #expect(results.suffix(2).allSatisfy { $0.isSuccess })
        try await scratch.close()
    }
}
