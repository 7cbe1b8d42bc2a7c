import HubDomain
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct TokenTests {
    private func issue(
        _ test: TestHub,
        for person: TestPerson = .producer,
        expiresAt: Instant? = nil,
        by caller: TestPerson = .admin
    ) async throws -> IssuedToken {
        let issued = try await test.hub.issueToken(
            for: person.email,
            name: "Laptop",
            expiresAt: expiresAt,
            by: caller.caller
        )
        guard case .done(let token) = issued else { throw Replayed() }
        return token
    }

    private struct Replayed: Error {}

    @Test func `a token opens the door for its owner with all roles`() async throws {
        let test = try await TestHub()
        let issued = try await issue(test)
        #expect(issued.secret.hasPrefix("hub_"))
        #expect(issued.secret.count == 47)
        #expect(issued.secret.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") })
        for _ in 0..<2 {
            let caller = try await test.hub.authenticate(secret: issued.secret, requestID: "r1")
            #expect(caller == TestPerson.producer.caller(requestID: "r1"))
        }
        #expect(try await issue(test).secret != issued.secret)
        #expect(try await test.hub.tokens(of: TestPerson.producer.id, for: TestPerson.producer.caller).count == 2)
        #expect(try await test.eventCounts() == ["token.created": 2])
        let bodies = try await test.allEvents().map(\.event.body)
        #expect(bodies.allSatisfy { !$0.contains(issued.secret.dropFirst(4)) })
    }

    @Test(arguments: ["", "hub_", "hub_x", "Bearer hub_", "\u{0}"])
    func `an unknown token opens nothing`(secret: String) async throws {
        let test = try await TestHub()
        _ = try await issue(test)
        await refusal(.unauthenticated) { try await test.hub.authenticate(secret: secret, requestID: nil) }
    }

    @Test func `a token ends at its instant, also for one who is known already`() async throws {
        let test = try await TestHub()
        let issued = try await issue(test, expiresAt: test.now + .hours(1))
        _ = try await test.hub.authenticate(secret: issued.secret, requestID: nil)
        test.clock.advance(by: .hours(1) - Milliseconds(1))
        _ = try await test.hub.authenticate(secret: issued.secret, requestID: nil)
        test.clock.advance(by: Milliseconds(1))
        await refusal(.unauthenticated) { try await test.hub.authenticate(secret: issued.secret, requestID: nil) }
    }

    @Test func `a revoked token is useless at once; the others go on`() async throws {
        let test = try await TestHub()
        let (first, second) = (try await issue(test), try await issue(test))
        _ = try await test.hub.authenticate(secret: first.secret, requestID: nil)
        try await test.hub.revokeToken(id: first.token.id, by: TestPerson.producer.caller)
        await refusal(.unauthenticated) { try await test.hub.authenticate(secret: first.secret, requestID: nil) }
        _ = try await test.hub.authenticate(secret: second.secret, requestID: nil)
        try await test.hub.revokeToken(id: first.token.id, by: TestPerson.admin.caller)
        #expect(try await test.eventCounts()["token.revoked"] == 1)
    }

    @Test func `somebody deactivated is locked out at once, and changed roles hold at once`() async throws {
        let test = try await TestHub()
        let issued = try await issue(test)
        _ = try await test.hub.authenticate(secret: issued.secret, requestID: nil)
        var edit = PersonEdit()
        edit.grants = [RoleGrant(role: .viewer, division: nil)]
        _ = try await test.hub.edit(person: TestPerson.producer.id, edit, by: TestPerson.admin.caller)
        let caller = try await test.hub.authenticate(secret: issued.secret, requestID: nil)
        #expect(caller.grants == [RoleGrant(role: .viewer, division: nil)])
        edit.isActive = false
        _ = try await test.hub.edit(person: TestPerson.producer.id, edit, by: TestPerson.admin.caller)
        await refusal(.unauthenticated) { try await test.hub.authenticate(secret: issued.secret, requestID: nil) }
        try await test.refusal(.conflict) { try await issue(test) }
    }

    @Test func `a change by another process holds once it is noticed`() async throws {
        let test = try await TestHub()
        let other = try await test.reopened()
        let issued = try await issue(test)
        _ = try await test.hub.authenticate(secret: issued.secret, requestID: nil)
        try await other.hub.revokeToken(id: issued.token.id, by: .system)
        test.hub.sessions.forgetAll()
        await refusal(.unauthenticated) { try await test.hub.authenticate(secret: issued.secret, requestID: nil) }
        try await other.close()
    }

    @Test func `people manage their own tokens, administrators everybody's`() async throws {
        let test = try await TestHub()
        let own = try await issue(test, by: .producer)
        for person in [TestPerson.lead, .reviewer] {
            try await test.refusal(.forbidden) { try await issue(test, by: person) }
            try await test.refusal(.forbidden) {
                try await test.hub.tokens(of: TestPerson.producer.email, for: person.caller)
            }
            try await test.refusal(.forbidden) {
                try await test.hub.revokeToken(id: own.token.id, by: person.caller)
            }
        }
        #expect(try await test.hub.tokens(of: TestPerson.producer.email, for: TestPerson.admin.caller) == [own.token])
        try await test.refusal(.notFound) { try await test.hub.revokeToken(id: "x", by: TestPerson.admin.caller) }
        try await test.refusal(.notFound) {
            try await test.hub.issueToken(for: "nobody@example.com", name: "x", by: TestPerson.admin.caller)
        }
    }

    @Test func `a token needs a name and an end that lies ahead`() async throws {
        let test = try await TestHub()
        let error = try await test.refusal(.invalid) {
            try await test.hub.issueToken(
                for: TestPerson.lead.email,
                name: "tab\u{1}",
                expiresAt: test.now,
                by: TestPerson.admin.caller
            )
        }
        #expect(error?.issues.map(\.pointer) == ["/name", "/expiresAt"])
    }
}
