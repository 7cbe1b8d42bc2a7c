import HubDomain
import HubSQLite
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct EventChainTests {
    private struct Bundle {
        let folder: ScratchFolder
        let driver: SQLiteStore
        let store: Store
        let clock = FakeClock()
        let ids = SequentialIDs()

        init() async throws {
            folder = try ScratchFolder()
            driver = try await SQLiteStore.open(at: "\(folder.path)/hub.db")
            let events = Array(Migration.sqlite.prefix(1))
            try await Migrator(driver: driver, clock: clock, migrations: events).migrate()
            store = Store(driver: driver, clock: clock)
        }

        func append(_ count: Int, to stream: String) async throws {
            for _ in 0..<count {
                let event = NewEvent(
                    id: ids.next(),
                    stream: stream,
                    occurredAt: clock.now(),
                    type: "campaign.changed",
                    actorID: nil,
                    body: #"{"title":"Ünïcode"}"#
                )
                try await store.write { _ = try $0.append(event) }
                clock.advance(by: Milliseconds(1))
            }
        }

        /// Three streams of four events, appended in turn: `seq` 1, 4, 7, 10 are `a`'s.
        func appendThreeStreams() async throws {
            for _ in 0..<4 {
                for stream in ["a", "b", "c"] { try await append(1, to: stream) }
            }
        }

        func tamper(_ script: String) async throws {
            try await driver.withWriter { try $0.execute(script: script) }
        }

        func report() async throws -> ChainReport {
            try await EventVerifier(store: store, pageSize: 5).run()
        }
    }

    /// The expected digests were computed with another program, Python's hashlib, from the framing as documented.
    @Test func `hashes are those of the documented framing`() {
        let first = NewEvent(
            id: "id-1",
            stream: "campaign-ä",
            occurredAt: Instant(milliseconds: -5),
            type: "campaign.submitted",
            actorID: nil,
            body: "{}"
        )
        let second = NewEvent(
            id: "id-2",
            stream: "campaign-ä",
            occurredAt: Instant(milliseconds: 7),
            type: "campaign.held",
            schema: 3,
            actorID: "person-1",
            body: #"{"reason":"…"}"#
        )
        let recorded = Instant(milliseconds: 1_767_225_600_000)
        let one = EventChain.hash(first, streamSeq: 1, recordedAt: recorded, previous: .start)
        let two = EventChain.hash(second, streamSeq: 2, recordedAt: recorded + Milliseconds(1), previous: one)
        #expect(hex(one) == "baa29b4885d4662335e3556e7b3c1b4ee537f48c90b249a733412bd18f5d43f7")
        #expect(hex(two) == "27e131bb2051545d2a3ba6576e15b8b52272be5dd0ae619bbe7b4a7815f9c967")
        let seal = EventChain.seal([one, two], previous: .start)
        #expect(hex(seal) == "c26c354a1f95e980334d76f224834be2268434706fe6794693699fc0cd1ae528")
    }

    private func hex(_ hash: EventHash) -> String {
        hash.bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    @Test func `events come back as they were appended, chained within their stream`() async throws {
        let bundle = try await Bundle()
        try await bundle.appendThreeStreams()
        let (all, ofB) = try await bundle.store.read { transaction in
            (
                try Events.list(after: 0, limit: 100, in: transaction),
                try Events.list(stream: "b", after: 1, limit: 2, in: transaction)
            )
        }
        #expect(all.map(\.seq) == Array(1...12))
        #expect(all.map(\.event.stream) == Array(repeating: ["a", "b", "c"], count: 4).flatMap { $0 })
        #expect(ofB.map(\.streamSeq) == [2, 3])
        #expect(ofB.map(\.seq) == [5, 8])
        #expect(ofB[1].previousHash == ofB[0].hash)
        #expect(all[0].previousHash == .start)
        #expect(all[0].event.body == #"{"title":"Ünïcode"}"#)
        try await bundle.store.close()
    }

    @Test func `a known head saves reading it, a wrong one is refused`() async throws {
        let bundle = try await Bundle()
        let event: @Sendable (String) -> NewEvent = { id in
            NewEvent(id: id, stream: "a", occurredAt: .init(milliseconds: 0), type: "t", actorID: "p", body: "{}")
        }
        try await bundle.store.write { transaction in
            let one = try transaction.append(event("1"), after: .start)
            let two = try transaction.append(event("2"), after: one)
            #expect(two.streamSeq == 2)
            #expect(throws: StoreError.self) { try transaction.append(event("3"), after: one) }
        }
        let head = try await bundle.store.read { try Events.head(of: "a", in: $0) }
        #expect(head.streamSeq == 2)
        #expect(try await bundle.report().isSound)
        try await bundle.store.close()
    }

    @Test func `an untouched store verifies`() async throws {
        let bundle = try await Bundle()
        try await bundle.appendThreeStreams()
        #expect(try await EventSealer(store: bundle.store).runOnce(limit: 5) == 5)
        #expect(try await EventSealer(store: bundle.store).runOnce(limit: 5) == 5)
        let report = try await bundle.report()
        #expect(report.isSound)
        #expect(report.events == 12)
        #expect(report.streams == 3)
        #expect(report.seals == 2)
        #expect(report.unsealedEvents == 2)
        try await bundle.store.close()
    }

    @Test func `an empty store verifies`() async throws {
        let bundle = try await Bundle()
        #expect(try await EventSealer(store: bundle.store).runOnce() == 0)
        #expect(try await bundle.report() == ChainReport())
        try await bundle.store.close()
    }

    /// Every column that the hash covers; `seq` 5 is the second event of `b`.
    @Test(arguments: [
        "id = 'other'",
        "occurred_at = occurred_at + 1",
        "recorded_at = recorded_at - 1",
        "type = 'campaign.changex'",
        "schema = 2",
        "actor_id = ''",
        "body = replace(body, 'Ü', 'U')",
        "hash = zeroblob(32)",
    ])
    func `a changed event is found and named`(change: String) async throws {
        let bundle = try await Bundle()
        try await bundle.appendThreeStreams()
        try await bundle.tamper("UPDATE events SET \(change) WHERE seq = 5")
        let report = try await bundle.report()
        #expect(report.breaks == [ChainBreak(stream: "b", streamSeq: 2, seq: 5, kind: .content)])
        try await bundle.store.close()
    }

    @Test func `an event that was made to agree with itself breaks the next one`() async throws {
        let bundle = try await Bundle()
        try await bundle.appendThreeStreams()
        let record = try #require(
            try await bundle.store.read { try Events.list(stream: "b", after: 1, limit: 1, in: $0) }.first
        )
        let forged = NewEvent(
            id: record.event.id,
            stream: "b",
            occurredAt: record.event.occurredAt,
            type: "campaign.cancelled",
            actorID: nil,
            body: record.event.body
        )
        let hash = EventChain.hash(
            forged,
            streamSeq: 2,
            recordedAt: record.recordedAt,
            previous: record.previousHash
        )
        try await bundle.tamper(
            "UPDATE events SET type = 'campaign.cancelled', hash = x'\(hex(hash))' WHERE seq = 5"
        )
        let report = try await bundle.report()
        #expect(report.breaks == [ChainBreak(stream: "b", streamSeq: 3, seq: 8, kind: .previousHash)])
        try await bundle.store.close()
    }

    @Test func `a removed event is found, and only the first difference of each stream is told`() async throws {
        let bundle = try await Bundle()
        try await bundle.appendThreeStreams()
        try await bundle.tamper("DELETE FROM events WHERE seq IN (1, 5); UPDATE events SET body = '' WHERE seq = 11")
        let report = try await bundle.report()
        #expect(
            report.breaks == [
                ChainBreak(stream: "a", streamSeq: 2, seq: 4, kind: .missing),
                ChainBreak(stream: "b", streamSeq: 3, seq: 8, kind: .missing),
            ]
        )
        try await bundle.store.close()
    }

    @Test func `a stream cut off at its end is found by the seals`() async throws {
        let bundle = try await Bundle()
        try await bundle.appendThreeStreams()
        try await EventSealer(store: bundle.store).runOnce(limit: 6)
        try await EventSealer(store: bundle.store).runOnce(limit: 6)
        try await bundle.tamper("DELETE FROM events WHERE seq = 12")
        let report = try await bundle.report()
        #expect(report.breaks == [])
        #expect(report.sealBreak == SealBreak(number: 2, kind: .hash))
        try await bundle.store.close()
    }

    @Test func `a removed seal is found`() async throws {
        let bundle = try await Bundle()
        try await bundle.appendThreeStreams()
        for _ in 0..<3 { try await EventSealer(store: bundle.store).runOnce(limit: 4) }
        try await bundle.tamper("DELETE FROM seals WHERE number = 2")
        #expect(try await bundle.report().sealBreak == SealBreak(number: 3, kind: .order))
        try await bundle.store.close()
    }

    @Test func `sealing what is sealed does nothing, two sealers seal once`() async throws {
        let bundle = try await Bundle()
        try await bundle.appendThreeStreams()
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await EventSealer(store: bundle.store).runOnce() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.sorted() == [0, 0, 0, 12])
        #expect(try await EventSealer(store: bundle.store).runOnce() == 0)
        try await bundle.append(1, to: "a")
        #expect(try await EventSealer(store: bundle.store).runOnce() == 1)
        let report = try await bundle.report()
        #expect(report.isSound)
        #expect(report.seals == 2)
        try await bundle.store.close()
    }
}
