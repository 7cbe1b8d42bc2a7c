import HubDefinitions
import HubDomain
import HubStore
import HubTestSupport
import Testing

@testable import HubOperations

/// Work that is handed to vendors. In these tests the vendor of ``TestPerson`` acts for `agency-a`, which works on
/// newsletters here and counts on the calendar of Berlin, where it is 10:00 on a Monday when a test starts.
@Suite(.timeLimit(.minutes(60)))
struct HandOffTests {
    private func hub() async throws -> TestHub {
        let test = try await TestHub()
        let files = TestHub.shippedFiles().map { file in
            guard ["vendors/agency-a.yaml", "vendors/agency-b.yaml"].contains(file.path) else { return file }
            let people = file.path == "vendors/agency-a.yaml" ? "\npeople: [Vendor@example.com]\n" : "\n"
            let text = file.text.replacing("[content-translation]", with: "[content-translation, email-newsletter]")
            return DefinitionFile(path: file.path, text: text + people)
        }
        let set = try DefinitionSet.load(files: files)
        _ = try await test.hub.apply(set, author: "ada", reason: "Agencies write newsletters", isDryRun: false)
        try await test.hub.refreshDefinitions()
        return test
    }

    private func send(
        _ draft: HandOffDraft? = nil,
        on key: CampaignKey,
        by person: TestPerson = .producer,
        _ test: TestHub
    ) async throws -> HandOffView {
        let standard = HandOffDraft(
            line: "L1",
            vendor: "agency-a",
            what: "Translate the newsletter\ninto Dutch",
            price: Money(40_000, "EUR")
        )
        return try await test.hub.handOver(draft ?? standard, of: key, by: person.caller, expecting: nil).value
    }

    @discardableResult
    private func take(
        _ move: HandOffMove,
        _ id: String = "W1",
        on key: CampaignKey,
        by person: TestPerson = .vendor,
        _ test: TestHub
    ) async throws -> HandOffView {
        try await test.hub.take(move, on: id, of: key, by: person.caller, expecting: nil).value
    }

    private func expenses(of key: CampaignKey, _ test: TestHub) async throws -> [Expense] {
        try await test.hub.expenses(of: key, for: TestPerson.lead.caller).map(\.expense)
    }

    @Test func `a hand-off runs a clock of the vendor on its calendar until it delivers`() async throws {
        let test = try await hub()
        let key = try await ScenarioRunner(test).campaign(in: .build).key
        let sent = try await send(on: key, test)
        #expect(sent.handOff.state == .sent)
        // 1440 minutes are two and a half days of the calendar, which begins at nine in Berlin.
        let running = try #require(try await test.hub.campaign(key).clocks.last)
        #expect(running.clock == ClockKey(rawValue: "hand-off"))
        #expect(running.kind == .vendor)
        #expect(running.subject == "agency-a/W1")
        #expect(running.goal == .minutes(1_440))
        #expect(running.calendar.key == "germany-berlin")
        #expect(sent.dueAt == running.dueAt)
        test.clock.advance(by: .hours(1))
        try await take(HandOffMove(.acknowledge), on: key, test)
        test.clock.advance(by: .hours(1))
        let delivered = try await take(HandOffMove(.deliver, delivery: "https://agency.example/1"), on: key, test)
        #expect(delivered.handOff.delivery == "https://agency.example/1")
        let stopped = try #require(try await test.hub.campaign(key).clocks.last)
        #expect(stopped.state == .met)
        #expect(stopped.elapsed == .hours(2))
        #expect(stopped.holders.map(\.party) == [.vendor])
        #expect(try await take(HandOffMove(.accept), on: key, by: .producer, test).handOff.state == .accepted)
        let counts = try await test.eventCounts().filter { $0.key.hasPrefix("hand-off.") }
        #expect(
            counts == [
                "hand-off.sent": 1, "hand-off.acknowledged": 1, "hand-off.delivered": 1, "hand-off.accepted": 1,
            ]
        )
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
        #expect(try await test.chainProblems() == [])
    }

    @Test func `its price is committed when it is sent, and falls when it goes back`() async throws {
        let test = try await hub()
        let key = try await ScenarioRunner(test).campaign(in: .build).key
        _ = try await send(on: key, test)
        let ordered = try #require(try await expenses(of: key, test).first)
        #expect(ordered.state == .ordered)
        #expect(ordered.amount == Money(40_000, "EUR"))
        #expect(ordered.description == "W1: Translate the newsletter")
        try await take(HandOffMove(.deliver, delivery: "by mail"), on: key, test)
        try await take(HandOffMove(.return, note: "Half is missing"), on: key, by: .producer, test)
        #expect(try await expenses(of: key, test).map(\.state) == [.cancelled])
        let again = HandOffMove(.send, dueAt: test.now + .hours(6), price: Money(30_000, "EUR"))
        let sent = try await take(again, on: key, by: .producer, test)
        #expect(sent.handOff.returns == 1)
        #expect(sent.dueAt == test.now + .hours(6))
        #expect(try await expenses(of: key, test).map(\.state) == [.cancelled, .ordered])
        #expect(try await expenses(of: key, test).last?.amount == Money(30_000, "EUR"))
        let cycles = try await test.hub.campaign(key).clocks.filter { $0.subject == "agency-a/W1" }
        #expect(cycles.map(\.state) == [.met, .running])
        #expect(cycles.map(\.cycle) == [1, 2])
        #expect(cycles.last?.dueAt == test.now + .hours(6))
        try await take(HandOffMove(.withdraw, note: "Not needed"), on: key, by: .lead, test)
        #expect(try await expenses(of: key, test).map(\.state) == [.cancelled, .cancelled])
        #expect(try await test.hub.campaign(key).clocks.last?.state == .cancelled)
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
    }

    @Test func `what was invoiced stays when the delivery goes back`() async throws {
        let test = try await hub()
        let key = try await ScenarioRunner(test).campaign(in: .build).key
        _ = try await send(on: key, test)
        let id = try #require(try await expenses(of: key, test).first).id
        _ = try await test.hub.invoice(expense: id, amount: nil, on: nil, by: TestPerson.finance.caller)
        try await take(HandOffMove(.refuse, note: "No time"), on: key, test)
        #expect(try await expenses(of: key, test).map(\.state) == [.invoiced])
        try await take(HandOffMove(.send), on: key, by: .producer, test)
        #expect(try await expenses(of: key, test).map(\.state) == [.invoiced], "it is paid already")
    }

    @Test func `a vendor sees and takes on its own hand-offs alone`() async throws {
        let test = try await hub()
        let key = try await ScenarioRunner(test).campaign(in: .build).key
        let other = HandOffDraft(line: "L1", vendor: "agency-b", what: "Other", price: Money(9_900, "USD"))
        _ = try await send(other, on: key, test)
        _ = try await send(on: key, test)
        func seen(_ person: TestPerson) async throws -> [String: Bool] {
            let views = try await test.hub.handOffs(of: key, for: person.caller)
            return Dictionary(uniqueKeysWithValues: views.map { ($0.handOff.id, $0.showsPrice) })
        }
        #expect(try await seen(.vendor) == ["W2": true])
        #expect(try await seen(.producer) == ["W1": false, "W2": false])
        #expect(try await seen(.finance) == ["W1": true, "W2": true])
        try await test.refusal(.notFound) { try await take(HandOffMove(.acknowledge), "W1", on: key, test) }
        try await take(HandOffMove(.deliver, delivery: "by mail"), "W2", on: key, test)
        try await test.refusal(.forbidden) { try await take(HandOffMove(.accept), "W2", on: key, test) }
        try await test.refusal(.forbidden) { try await send(on: key, by: .vendor, test) }
        let open = try await test.hub.openHandOffs(
            vendor: nil,
            state: nil,
            for: TestPerson.vendor.caller,
            page: PageRequest(limit: 10)
        )
        #expect(open.items.map(\.handOff.id) == ["W2"])
    }

    @Test func `open hand-offs come in pages, those sent first first`() async throws {
        let test = try await hub()
        var expected: [CampaignKey] = []
        for _ in 0..<3 {
            let key = try await ScenarioRunner(test).campaign(in: .build).key
            _ = try await send(on: key, test)
            test.clock.advance(by: .minutes(1))
            expected.append(key)
        }
        try await take(HandOffMove(.refuse, note: "No time"), on: expected[1], test)
        for person in [TestPerson.vendor, .lead] {
            var after: HandOffPosition?
            var found: [CampaignKey] = []
            repeat {
                let page = try await test.hub.openHandOffs(
                    vendor: "agency-a",
                    state: .sent,
                    for: person.caller,
                    page: PageRequest(limit: 1, after: after)
                )
                found += page.items.map(\.campaign.key)
                after = page.next
            } while after != nil
            #expect(found == [expected[0], expected[2]])
        }
    }

    @Test func `an overdue vendor is warned of and breaches, each once`() async throws {
        let test = try await hub()
        let key = try await ScenarioRunner(test).campaign(in: .build).key
        let draft = HandOffDraft(line: "L1", vendor: "agency-a", what: "Text", dueAt: test.now + .hours(4))
        _ = try await send(draft, on: key, test)
        test.clock.advance(by: .hours(5))
        _ = try await ClockTimers(hub: test.hub).runOnce()
        let view = try #require(try await test.hub.handOffs(of: key, for: TestPerson.lead.caller).first)
        #expect(view.isOverdue)
        let counts = try await test.eventCounts()
        #expect(counts["clock.breached"] == 1)
        #expect((counts["clock.warned"] ?? 0) >= 1)
        try await take(HandOffMove(.deliver, delivery: "by mail"), on: key, test)
        #expect(try await test.hub.campaign(key).clocks.last { $0.subject != nil }?.state == .breached)
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
    }

    @Test func `every problem of a hand-off is named at once`() async throws {
        let test = try await hub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .build).key
        func problems(_ draft: HandOffDraft) async throws -> [String] {
            let error = try await test.refusal(.invalid) { try await send(draft, on: key, test) }
            return error?.issues.map(\.pointer).sorted() ?? []
        }
        let wrong = HandOffDraft(
            line: "L9",
            vendor: "agency-a",
            what: " ",
            dueAt: test.now + .hours(-1),
            price: Money(100, "GBP")
        )
        #expect(try await problems(wrong) == ["/dueAt", "/line", "/price/currency", "/what"])
        #expect(try await problems(HandOffDraft(line: "L1", vendor: "nobody", what: "x")) == ["/vendor"])
        #expect(try await problems(HandOffDraft(line: "L1", vendor: "event-staging", what: "x")) == ["/vendor"])
        let intake = try await run.campaign(in: .intake).key
        try await test.refusal(.conflict) { try await send(on: intake, test) }
        _ = try await send(on: key, test)
        try await test.refusal(.conflict) { try await take(HandOffMove(.accept), on: key, by: .lead, test) }
        try await test.refusal(.invalid) { try await take(HandOffMove(.deliver), on: key, test) }
        try await test.refusal(.invalid) { try await take(HandOffMove(.refuse), on: key, test) }
        try await test.refusal(.invalid) {
            try await take(HandOffMove(.acknowledge, delivery: "x", price: Money(1, "EUR")), on: key, test)
        }
    }

    @Test func `a cancelled campaign takes its work back, and what vendors are owed stays`() async throws {
        let test = try await hub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .build).key
        _ = try await send(on: key, test)
        try await run.perform(ActionRequest(action: "cancel", reason: "Not now"), on: key, by: .lead)
        let campaign = try await test.hub.campaign(key).campaign
        #expect(campaign.handOffs.map(\.state) == [.withdrawn])
        #expect(campaign.clocks.last { $0.subject != nil }?.figures.state == .cancelled)
        #expect(try await expenses(of: key, test).map(\.state) == [.ordered])
    }

    @Test func `hand-offs come back from the disk as they were`() async throws {
        let test = try await hub()
        let key = try await ScenarioRunner(test).campaign(in: .build).key
        _ = try await send(on: key, test)
        try await take(HandOffMove(.deliver, delivery: "by mail"), on: key, test)
        let before = try await test.hub.campaign(key).campaign
        #expect(before.handOffs.first?.people == ["carlos.mendes@example.net", "vendor@example.com"])
        let after = try await test.reopened().hub.campaign(key).campaign
        #expect(after.handOffs == before.handOffs)
        #expect(after.clocks == before.clocks)
    }
}
