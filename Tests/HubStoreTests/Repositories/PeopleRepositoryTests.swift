import HubDomain
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct PeopleRepositoryTests {
    private func person(_ number: Int, email: String? = nil, grants: [RoleGrant] = []) -> Person {
        Person(
            id: "9999-\(number)",
            email: email ?? "person\(number)@example.org",
            name: "Zoë \(number)",
            zone: "Asia/Kolkata",
            employer: .partner,
            isActive: number.isMultiple(of: 2),
            grants: grants,
            createdAt: TestHub.start
        )
    }

    @Test func `a person is found by id and by address in any case`() async throws {
        let test = try await TestHub()
        let grants = [
            RoleGrant(role: .lead, division: "consumer"), RoleGrant(role: .lead, division: "enterprise"),
            RoleGrant(role: .viewer, division: nil),
        ]
        let person = person(1, grants: grants)
        try await test.store.write { try $0.people.insert(person) }
        let found = try await test.store.read { tx in
            [
                try tx.people.find(id: person.id), try tx.people.find(email: "Person1@Example.ORG"),
                try tx.people.find(email: "nobody@example.org"), try tx.people.find(id: ""),
            ]
        }
        #expect(found == [person, person, nil, nil])
        let names = try await test.store.read { [try $0.people.name(of: person.id), try $0.people.name(of: "system")] }
        #expect(names == ["Zoë 1", "system"])
    }

    @Test func `an address belongs to one person, and the transaction goes on after the refusal`() async throws {
        let test = try await TestHub()
        let (first, second) = (person(1, email: "same@example.org"), person(2, email: "SAME@example.org"))
        try await test.store.write { tx in
            try tx.people.insert(first)
            let error = #expect(throws: HubError.self) { try tx.people.insert(second) }
            #expect(error?.code == .conflict)
        }
        #expect(try await test.store.read { try $0.people.find(id: second.id) } == nil)
        #expect(try await test.store.read { try $0.people.find(id: first.id)?.email } == "same@example.org")
    }

    @Test func `an update replaces the roles`() async throws {
        let test = try await TestHub()
        var person = person(1, grants: [RoleGrant(role: .lead, division: nil), RoleGrant(role: .admin, division: nil)])
        let before = person
        try await test.store.write { try $0.people.insert(before) }
        person.grants = [RoleGrant(role: .lead, division: "consumer")]
        person.isActive = true
        person.name = "Renamed"
        let after = person
        try await test.store.write { try $0.people.update(after) }
        #expect(try await test.store.read { try $0.people.find(id: after.id) } == after)
    }

    @Test func `people page in order of their ids`() async throws {
        let test = try await TestHub()
        let more = (1...7).map { person($0) }
        try await test.store.write { tx in for person in more.shuffled() { try tx.people.insert(person) } }
        var ids: [String] = []
        var position: String?
        repeat {
            let page = try await test.store.read { [position] in
                try $0.people.list(PageRequest(limit: 4, after: position))
            }
            ids += page.items.map(\.id)
            position = page.next
        } while position != nil
        #expect(ids == (TestPerson.allCases.map(\.id) + more.map(\.id)).sorted())
    }

    @Test func `administrators of everything who are active are counted`() async throws {
        let test = try await TestHub()
        #expect(try await test.store.read { try $0.people.administratorCount() } == 2)
        let others = [
            person(1, grants: [RoleGrant(role: .admin, division: nil)]),
            person(2, grants: [RoleGrant(role: .admin, division: "consumer")]),
            person(4, grants: [RoleGrant(role: .admin, division: nil)]),
        ]
        try await test.store.write { tx in for person in others { try tx.people.insert(person) } }
        #expect(try await test.store.read { try $0.people.administratorCount() } == 3)
    }

    @Test func `a token is found by its hash; its first revocation counts`() async throws {
        let test = try await TestHub()
        let owner = TestPerson.lead.id
        let token = Token(id: "t1", person: owner, name: "Laptop", createdAt: test.now, expiresAt: test.now + .days(1))
        let plain = Token(id: "t2", person: owner, name: "Script", createdAt: test.now + .hours(1), expiresAt: nil)
        try await test.store.write { tx in
            try tx.tokens.insert(plain, hash: [2, 2])
            try tx.tokens.insert(token, hash: [1, 1])
        }
        let found = try await test.store.read { [try $0.tokens.find(hash: [1, 1]), try $0.tokens.find(hash: [1])] }
        #expect(found == [token, nil])
        #expect(try await test.store.read { try $0.tokens.list(of: owner) } == [token, plain])

        try await test.store.write { try $0.tokens.revoke(id: "t1") }
        test.clock.advance(by: .hours(5))
        try await test.store.write { try $0.tokens.revoke(id: "t1") }
        #expect(try await test.store.read { try $0.tokens.find(id: "t1")?.revokedAt } == TestHub.start)
        #expect(try await test.store.read { try $0.tokens.find(id: "t2")?.revokedAt } == nil)
    }
}
