import HubDefinitions
import HubDomain
import HubOperations
import HubStore
import HubTestSupport
import Testing

struct HubLoopTests {
    private let ada = NewPerson(
        email: "ada@example.com",
        name: "Ada",
        grants: [RoleGrant(role: .viewer, division: nil)]
    )

    @Test
    func `what another process changes is forgotten after the next look`() async throws {
        let served = try await TestHub()
        let command = try await served.reopened()
        _ = try await served.hub.add(ada, by: .system)
        guard case .done(let issued) = try await served.hub.issueToken(for: ada.email, name: "t", by: .system) else {
            Issue.record("the token was replayed")
            return
        }
        let work = ForeignCommitWork(hub: served.hub)
        #expect(try await work.round() == .after(.seconds(1)))
        _ = try await served.hub.authenticate(secret: issued.secret, requestID: nil)

        var edit = PersonEdit()
        edit.isActive = false
        _ = try await command.hub.edit(person: ada.email, edit, by: .system)
        let files = TestHub.shippedFiles().map { file in
            guard file.path == "services/landing-page.yaml" else { return file }
            let text = file.text.replacing("name: Landing page\n", with: "name: Web page\n")
            return DefinitionFile(path: file.path, text: text)
        }
        _ = try await command.hub.apply(try DefinitionSet.load(files: files), author: "test", reason: nil)
        _ = try await work.round()

        await #expect(throws: HubError.self) {
            try await served.hub.authenticate(secret: issued.secret, requestID: nil)
        }
        #expect(served.hub.definitions.head(.service, "landing-page")?.value.service?.name == "Web page")
    }

    @Test
    func `an answer is given again for seven days`() async throws {
        let hub = try await TestHub()
        let request = IdempotentRequest(caller: .system, route: "addPerson", key: "k", fingerprint: [1])
        let policy = RepetitionPolicy<Person>(request) { Array($0.id.utf8) }
        let work = AnswerExpiry(store: hub.store)
        _ = try await hub.hub.add(ada, by: .system, repetition: policy)

        hub.clock.advance(by: .days(7))
        #expect(try await work.round() == .after(.hours(1)))
        guard case .replayed = try await hub.hub.add(ada, by: .system, repetition: policy) else {
            Issue.record("the answer was forgotten too early")
            return
        }
        hub.clock.advance(by: Milliseconds(1))
        _ = try await work.round()
        await #expect(throws: HubError.self) { try await hub.hub.add(ada, by: .system, repetition: policy) }
    }

    @Test
    func `events are sealed and indexed in full, then the next commit is waited for`() async throws {
        let hub = try await TestHub()
        _ = try await hub.hub.add(ada, by: .system)
        let sealing = SealingWork(store: hub.store)
        #expect(try await sealing.round() == .onCommit(pause: .seconds(1)))
        let report = try await EventVerifier(store: hub.store).run()
        #expect(report.isSound)
        #expect(report.events == 1)
        #expect(report.unsealedEvents == 0)

        let search = SearchWork(store: hub.store)
        #expect(try await search.round() == .onCommit(pause: Milliseconds(200)))
        #expect(try await SearchIndexer(store: hub.store).lag() == 0)
    }

    @Test
    func `timers wait for a commit when nothing is planned`() async throws {
        let hub = try await TestHub()
        #expect(try await TimerWork(hub: hub.hub).round() == .onCommit(orAt: nil, pause: Milliseconds(100)))
    }
}
