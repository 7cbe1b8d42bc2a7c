import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct PeopleTests {
    private func newcomer(_ email: String = "Nadia.New@Example.com") -> NewPerson {
        NewPerson(
            email: email,
            name: "Nadia New",
            zone: "Asia/Kolkata",
            grants: [RoleGrant(role: .producer, division: "consumer"), RoleGrant(role: .lead, division: nil)]
        )
    }

    private func edit(_ change: (inout PersonEdit) -> Void) -> PersonEdit {
        var edit = PersonEdit()
        change(&edit)
        return edit
    }

    @Test func `an administrator adds people; names and addresses stay out of the events`() async throws {
        let test = try await TestHub()
        guard case .done(let person) = try await test.hub.add(newcomer(), by: TestPerson.admin.caller) else {
            Issue.record("was replayed")
            return
        }
        #expect(person.email == "nadia.new@example.com")
        #expect(try await test.hub.person("NADIA.new@example.com") == person)
        #expect(try await test.hub.person(person.id) == person)
        let event = try #require(try await test.allEvents().last)
        #expect(event.event.type == "person.added")
        #expect(event.event.stream == person.id)
        #expect(event.event.body.contains("producer:consumer"))
        #expect(!event.event.body.contains("adia"))
        try await test.refusal(.conflict) {
            try await test.hub.add(newcomer("NADIA.NEW@example.com"), by: TestPerson.admin.caller)
        }
    }

    @Test func `everything that is wrong with a person is named`() async throws {
        let test = try await TestHub()
        var wrong = newcomer("not an address")
        wrong.name = ""
        wrong.zone = "Europe/Atlantis"
        wrong.grants = [RoleGrant(role: .system, division: nil), RoleGrant(role: .viewer, division: "nowhere")]
        let person = wrong
        let error = try await test.refusal(.invalid) { try await test.hub.add(person, by: TestPerson.admin.caller) }
        let pointers = Set(error?.issues.map(\.pointer) ?? [])
        #expect(pointers.isSuperset(of: ["/email", "/name", "/zone"]))
        #expect(pointers.contains { $0.hasSuffix("/role") })
        #expect(pointers.contains { $0.hasSuffix("/division") })
    }

    @Test func `nobody else manages people, an administrator of one division neither`() async throws {
        let test = try await TestHub()
        for person in TestPerson.allCases where ![.admin, .otherAdmin].contains(person) {
            try await test.refusal(.forbidden) { try await test.hub.add(newcomer(), by: person.caller) }
        }
        let local = Caller(id: "x", name: "x", grants: [RoleGrant(role: .admin, division: "consumer")])
        try await test.refusal(.forbidden) { try await test.hub.add(newcomer(), by: local) }
        try await test.refusal(.forbidden) {
            try await test.hub.edit(person: TestPerson.lead.id, edit { $0.name = "x" }, by: local)
        }
    }

    @Test func `an edit records a change, and nothing when nothing changed`() async throws {
        let test = try await TestHub()
        let id = TestPerson.allRounder.id
        let counts = try await test.rowCounts()
        let shuffled = edit { $0.grants = TestPerson.allRounder.grants.reversed() + TestPerson.allRounder.grants }
        _ = try await test.hub.edit(person: id, shuffled, by: TestPerson.admin.caller)
        #expect(try await test.rowCounts() == counts)
        let renamed = edit {
            $0.name = "Alexandra"
            $0.grants = [RoleGrant(role: .viewer, division: nil)]
        }
        let person = try await test.hub.edit(person: id, renamed, by: TestPerson.admin.caller)
        #expect(try await test.hub.person(id) == person)
        #expect(person.grants == [RoleGrant(role: .viewer, division: nil)])
        #expect(try await test.eventCounts() == ["person.edited": 1])
        try await test.refusal(.notFound) {
            try await test.hub.edit(person: "nobody@example.com", renamed, by: TestPerson.admin.caller)
        }
    }

    @Test func `an administrator is always left`() async throws {
        let test = try await TestHub()
        let leave = edit { $0.isActive = false }
        let demote = edit { $0.grants = [RoleGrant(role: .admin, division: "consumer")] }
        for change in [leave, demote] {
            try await test.refusal(.conflict) {
                try await test.hub.edit(person: TestPerson.admin.id, change, by: TestPerson.admin.caller)
            }
        }
        _ = try await test.hub.edit(person: TestPerson.otherAdmin.id, leave, by: TestPerson.admin.caller)
        for change in [leave, demote] {
            let error = try await test.refusal(.conflict) {
                try await test.hub.edit(person: TestPerson.admin.id, change, by: .system)
            }
            #expect(error?.message.contains("last administrator") == true)
        }
        // Two who remove each other with what they were when their requests came in.
        try await test.refusal(.conflict) {
            try await test.hub.edit(person: TestPerson.admin.id, leave, by: TestPerson.otherAdmin.caller)
        }
        #expect(try await test.eventCounts() == ["person.deactivated": 1])
    }

    @Test func `work isn't given to the deactivated, and their name stays on the past`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).create()
        _ = try await test.hub.edit(
            person: TestPerson.requester.email,
            edit { $0.isActive = false },
            by: TestPerson.admin.caller
        )
        #expect(try await test.hub.campaign(campaign.key).requester.name == "Rita Requester")
        var change = CampaignEdit()
        change.requestedFor = TestPerson.requester.id
        let wanted = change
        try await test.refusal(.invalid) {
            try await test.hub.edit(campaign.key, wanted, by: TestPerson.lead.caller, expecting: nil)
        }
    }
}
