import HubDomain
import HubJSON
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct SmallRepositoryTests {
    private func definition(_ key: String, _ version: Int, kind: DefinitionKind = .team) -> StoredDefinition {
        StoredDefinition(
            reference: DefinitionReference(kind: kind, key: key, version: version),
            hash: "hash-\(version)",
            body: ["key": .string(key), "größe": .integer(Int64(version)), "list": [1, .double(2.5), nil]],
            source: version.isMultiple(of: 2) ? .api : .file,
            author: "ada",
            reason: version == 1 ? nil : "because",
            createdAt: TestHub.start
        )
    }

    @Test func `the head of a definition is its highest version, and every version stays`() async throws {
        let test = try await TestHub()
        let shipped = try await test.store.read { try $0.definitions.heads().count }
        try await test.store.write { tx in
            for version in [1, 2, 10, 9, 3] { try tx.definitions.insert(definition("makers", version)) }
            try tx.definitions.insert(definition("makers", 1, kind: .calendar))
        }
        let heads = try await test.store.read { try $0.definitions.heads() }
        #expect(heads.count == shipped + 2)
        #expect(heads.first { $0.reference.kind == .team && $0.reference.key == "makers" }?.reference.version == 10)
        let second = try await test.store.read { tx in
            try tx.definitions.find(DefinitionReference(kind: .team, key: "makers", version: 2))
        }
        #expect(second?.body == definition("makers", 2).body)
        #expect(second?.source == .api)
        #expect(second?.reason == "because")
        let missing = try await test.store.read { tx in
            try tx.definitions.find(DefinitionReference(kind: .team, key: "makers", version: 4))
        }
        #expect(missing == nil)
    }

    @Test func `a version is written once`() async throws {
        let test = try await TestHub()
        try await test.store.write { try $0.definitions.insert(definition("makers", 1)) }
        await #expect(throws: StoreError.self) {
            try await test.store.write { try $0.definitions.insert(definition("makers", 1)) }
        }
    }

    @Test func `an answer belongs to caller, route and key`() async throws {
        let test = try await TestHub()
        let id = IdempotencyID(caller: "a", route: "r", key: "k")
        let answer = StoredAnswer(fingerprint: [1, 2, 3], reply: [0, 255, 10])
        try await test.store.write { try $0.idempotency.insert(answer, for: id) }
        let others = [
            IdempotencyID(caller: "b", route: "r", key: "k"), IdempotencyID(caller: "a", route: "s", key: "k"),
            IdempotencyID(caller: "a", route: "r", key: "K"),
        ]
        let found = try await test.store.read { tx in try ([id] + others).map { try tx.idempotency.find($0) } }
        #expect(found == [answer, nil, nil, nil])
    }

    @Test func `answers from before an instant are forgotten`() async throws {
        let test = try await TestHub()
        let ids = (0..<3).map { IdempotencyID(caller: "a", route: "r", key: "\($0)") }
        for id in ids {
            try await test.store.write { tx in
                try tx.idempotency.insert(StoredAnswer(fingerprint: [], reply: []), for: id)
            }
            test.clock.advance(by: .hours(1))
        }
        let count = try await test.store.write { try $0.idempotency.expire(before: TestHub.start + .hours(1)) }
        #expect(count == 1)
        let found = try await test.store.read { tx in try ids.map { try tx.idempotency.find($0) != nil } }
        #expect(found == [false, true, true])
    }

    @Test func `facts keep what they measure`() async throws {
        let test = try await TestHub()
        var generator = CampaignGenerator(seed: 1)
        let campaign = generator.campaign(number: 1_001)
        try await test.store.write { tx in
            let facts = [
                Fact(metric: .moved, at: tx.now, value: 60_000, label: "build>qa"),
                Fact(metric: .submitted, at: tx.now),
                Fact(metric: .moved, at: tx.now, value: 0, label: "qa>launch"),
            ]
            try tx.facts.insert(facts, of: campaign)
        }
        #expect(try await test.factCount(.moved) == 2)
        #expect(try await test.factCount(.submitted) == 1)
        #expect(try await test.factCount(.cancelled) == 0)
    }

    @Test func `each reader of the events keeps its own place`() async throws {
        let test = try await TestHub()
        try await test.store.write { tx in
            try tx.search.advance("one", to: 5)
            try tx.search.advance("two", to: 7)
            try tx.search.advance("one", to: 9)
        }
        let places = try await test.store.read { tx in
            try ["one", "two", "three"].map { try tx.search.position(of: $0) }
        }
        #expect(places == [9, 7, 0])
    }
}
