import HubDomain
import Testing

struct CallerTests {
    private let caller = Caller(
        id: "p1",
        name: "Pat",
        grants: [RoleGrant(role: .producer, division: nil), RoleGrant(role: .lead, division: "sales")]
    )

    @Test func `a role without a division holds in every division`() {
        #expect(caller.has(.producer, in: "sales"))
        #expect(caller.has(.producer, in: "support"))
    }

    @Test func `a role for a division holds there only`() {
        #expect(caller.has(.lead, in: "sales"))
        #expect(!caller.has(.lead, in: "support"))
        #expect(!caller.has(.lead, in: "sale"))
        #expect(caller.has(.lead))
    }

    @Test func `one of several roles is enough`() {
        #expect(caller.has(anyOf: [.reviewer, .lead], in: "sales"))
        #expect(!caller.has(anyOf: [.reviewer, .lead], in: "support"))
        #expect(!caller.has(anyOf: [], in: "sales"))
    }

    @Test func `the hub itself is no producer and no lead`() {
        #expect(Caller.system.has(.system, in: "sales"))
        for role in Role.allCases where role != .system { #expect(!Caller.system.has(role, in: "sales")) }
    }
}
