import HubDomain
import HubSQLite
import HubStore
import Testing

@Suite(.timeLimit(.minutes(60)))
struct GroupCommitTests {
    @Test func `writes that come together share one commit`() async throws {
        let commits = Locked(0)
        let scratch = try await ScratchStore { if $0 == .commit { commits.withLock { $0 += 1 } } }
        let hold = await scratch.holdWriter()
        await withTaskGroup { group in
            for number in 0..<50 {
                group.addTask {
                    _ = await outcome { try await scratch.store.write { try $0.insertNote("note \(number)") } }
                }
            }
            await scratch.waitUntilWaiting(50)
            hold.release()
        }
        #expect(try await scratch.noteNames.count == 50)
        #expect(commits.withLock { $0 } == 1)
        #expect(scratch.store.writeStatistics.largestGroup == 50)
        try await scratch.close()
    }

    @Test func `a group is no larger than its limit`() async throws {
        let scratch = try await ScratchStore(limits: StoreLimits(groupSize: 8))
        let hold = await scratch.holdWriter()
        await withTaskGroup { group in
            for number in 0..<20 {
                group.addTask {
                    _ = await outcome { try await scratch.store.write { try $0.insertNote("note \(number)") } }
                }
            }
            await scratch.waitUntilWaiting(20)
            hold.release()
        }
        #expect(scratch.store.writeStatistics.largestGroup == 8)
        #expect(scratch.store.writeStatistics.commits == 3)
        #expect(try await scratch.noteNames.count == 20)
        try await scratch.close()
    }

    /// Member 0 fails as the first of its group to change anything, the others behind savepoints.
    @Test(arguments: [[0], [17], [0, 1, 2], [3, 48, 49]])
    func `a member that throws is undone alone`(failing: [Int]) async throws {
        let scratch = try await ScratchStore()
        let hold = await scratch.holdWriter()
        let results = await withTaskGroup(of: (Int, Result<Void, any Error>).self) { group in
            for number in 0..<50 {
                group.addTask {
                    let result = await outcome {
                        try await scratch.store.write { transaction in
                            try transaction.insertNote("note \(number)")
                            if failing.contains(number) { throw Refusal(reason: "\(number)") }
                        }
                    }
                    return (number, result)
                }
                await scratch.waitUntilWaiting(number + 1)
            }
            hold.release()
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for number in 0..<50 {
            let result = try #require(results[number])
            #expect(result.isSuccess == !failing.contains(number))
            if case .failure(let error) = result { #expect(error as? Refusal == Refusal(reason: "\(number)")) }
        }
        let expected = (0..<50).filter { !failing.contains($0) }.map { "note \($0)" }
        #expect(try await scratch.noteNames == expected)
        #expect(scratch.store.writeStatistics.reruns == 0)
        try await scratch.close()
    }

    @Test func `a constraint fails its member only and says which rule`() async throws {
        let scratch = try await ScratchStore()
        let hold = await scratch.holdWriter()
        async let first: Void = scratch.store.write { try $0.insertNote("same") }
        await scratch.waitUntilWaiting(1)
        async let second = outcome { try await scratch.store.write { try $0.insertNote("same") } }
        await scratch.waitUntilWaiting(2)
        async let third: Void = scratch.store.write { try $0.insertNote("other") }
        await scratch.waitUntilWaiting(3)
        hold.release()
        try await first
        try await third
        guard case .failure(StoreError.constraint(let violation)) = await second else {
            Issue.record("the second insert was accepted")
            return
        }
        #expect(violation.isUnique("notes.name"))
        #expect(violation.statement == "notes.insert")
        #expect(try await scratch.noteNames == ["same", "other"])
        try await scratch.close()
    }

    @Test func `writes are carried out in the order they came`() async throws {
        let scratch = try await ScratchStore()
        let hold = await scratch.holdWriter()
        await withTaskGroup { group in
            for number in 0..<20 {
                group.addTask {
                    _ = await outcome { try await scratch.store.write { try $0.insertNote("note \(number)") } }
                }
                await scratch.waitUntilWaiting(number + 1)
            }
            hold.release()
        }
        #expect(try await scratch.noteNames == (0..<20).map { "note \($0)" })
        try await scratch.close()
    }

    @Test func `a write is acknowledged after its commit and not before`() async throws {
        let acknowledged = Locked(0)
        let acknowledgedBeforeCommit = Locked<[Int]>([])
        let scratch = try await ScratchStore { command in
            guard command == .commit else { return }
            acknowledgedBeforeCommit.withLock { $0.append(acknowledged.withLock { $0 }) }
        }
        let other = try await scratch.openAgain()
        let hold = await scratch.holdWriter()
        try await withThrowingTaskGroup { group in
            for number in 0..<10 {
                group.addTask {
                    try await scratch.store.write { try $0.insertNote("note \(number)") }
                    acknowledged.withLock { $0 += 1 }
                    let size = try await Store(driver: other, clock: scratch.clock).read { transaction in
                        try transaction.first(Note.size, "note \(number)") { try $0.int(0) }
                    }
                    #expect(size == 0, "another process does not see what was acknowledged")
                }
            }
            await scratch.waitUntilWaiting(10)
            hold.release()
            try await group.waitForAll()
        }
        #expect(acknowledgedBeforeCommit.withLock { $0 } == [0])
        try await other.close()
        try await scratch.close()
    }

    @Test func `a write that waits is carried out although its caller was cancelled`() async throws {
        let scratch = try await ScratchStore()
        let hold = await scratch.holdWriter()
        let caller = Task { try await scratch.store.write { try $0.insertNote("kept") } }
        await scratch.waitUntilWaiting(1)
        caller.cancel()
        hold.release()
        try await caller.value
        #expect(try await scratch.noteNames == ["kept"])
        try await scratch.close()
    }

    @Test func `more writes than may wait are refused at once`() async throws {
        let scratch = try await ScratchStore(limits: StoreLimits(waitingWrites: 3))
        let hold = await scratch.holdWriter()
        await withTaskGroup { group in
            for number in 0..<3 {
                group.addTask {
                    _ = await outcome { try await scratch.store.write { try $0.insertNote("note \(number)") } }
                }
            }
            await scratch.waitUntilWaiting(3)
            let refused = await outcome { try await scratch.store.write { try $0.insertNote("one too many") } }
            #expect(refused.hubCode == .unavailable)
            hold.release()
        }
        #expect(try await scratch.noteNames.count == 3)
        #expect(scratch.store.writeStatistics.refused == 1)
        try await scratch.close()
    }

    @Test func `a body that changes nothing needs no savepoint and no sync`() async throws {
        let commands = Locked<[TransactionCommand]>([])
        let scratch = try await ScratchStore { command in commands.withLock { $0.append(command) } }
        let count = try await scratch.store.write { try $0.all(Note.names) { try $0.text(0) }.count }
        #expect(count == 0)
        #expect(commands.withLock { $0 } == [.beginWrite, .commit])
        #expect(scratch.store.writeStatistics.commits == 0)
        try await scratch.close()
    }
}
