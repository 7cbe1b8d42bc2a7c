import HubDefinitions
import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ApplyTests {
    /// The shipped definitions with a text replaced in one file.
    private func edited(_ path: String, _ old: String, _ new: String) throws -> DefinitionSet {
        let files = TestHub.shippedFiles().map { file in
            file.path == path ? DefinitionFile(path: path, text: file.text.replacing(old, with: new)) : file
        }
        try #require(files.contains { $0.path == path && $0.text.contains(new) })
        return try DefinitionSet.load(files: files)
    }

    private func changed(_ set: DefinitionSet, on test: TestHub, isDryRun: Bool = false) async throws -> [String] {
        try await test.hub.apply(set, author: "ada", reason: "test", isDryRun: isDryRun)
            .compactMap { change in
                switch change.outcome {
                case .unchanged: nil
                case .created: "\(change.kind.rawValue) \(change.key) created"
                case .changed(let version): "\(change.kind.rawValue) \(change.key) v\(version)"
                case .kept(let version): "\(change.kind.rawValue) \(change.key) kept v\(version)"
                }
            }
    }

    /// A service with one more field that is due at intake.
    private func stricter() throws -> DefinitionSet {
        try edited(
            "services/landing-page.yaml",
            "\nfields:\n",
            "\nfields:\n  - {id: mood, type: text, due: intake}\n"
        )
    }

    @Test func `the same files change nothing`() async throws {
        let test = try await TestHub()
        let counts = try await test.rowCounts()
        #expect(try await changed(TestHub.shippedDefinitions(), on: test) == [])
        #expect(try await test.rowCounts() == counts)
    }

    @Test func `a changed file makes one new version; a dry run only says so`() async throws {
        let test = try await TestHub()
        let set = try stricter()
        let counts = try await test.rowCounts()
        #expect(try await changed(set, on: test, isDryRun: true) == ["service landing-page v2"])
        #expect(try await test.rowCounts() == counts)
        #expect(test.hub.definitions.serviceVersions["landing-page"] == 1)
        let changes = try await test.hub.apply(set, author: "ada", reason: "mood")
        let change = try #require(changes.first { $0.kind == .service && $0.key == "landing-page" })
        #expect(change.outcome == .changed(version: 2))
        #expect(change.changes.contains { $0.pointer.hasPrefix("/fields") })
        #expect(test.hub.definitions.serviceVersions["landing-page"] == 2)
        #expect(try test.hub.form(for: "landing-page").version == 2)
        #expect(try await changed(set, on: test) == [])
        #expect(try await changed(TestHub.shippedDefinitions(), on: test) == ["service landing-page v3"])
        #expect(try await test.rowCounts()["definitions"] == (counts["definitions"] ?? 0) + 2)
    }

    @Test func `a head made through the API is kept unless overwriting is asked for`() async throws {
        let test = try await TestHub()
        let head = try #require(test.hub.definitions.head(.service, "landing-page")).stored
        try await test.store.write { tx in
            try tx.definitions.insert(
                StoredDefinition(
                    reference: DefinitionReference(kind: .service, key: "landing-page", version: 2),
                    hash: "other",
                    body: head.body,
                    source: .api,
                    author: "lena",
                    reason: nil,
                    createdAt: tx.now
                )
            )
        }
        #expect(try await changed(TestHub.shippedDefinitions(), on: test) == ["service landing-page kept v2"])
        let forced = try await test.hub.apply(
            TestHub.shippedDefinitions(),
            author: "ada",
            reason: nil,
            overwrites: true
        )
        #expect(forced.first { $0.kind == .service && $0.key == "landing-page" }?.outcome == .changed(version: 3))
    }

    /// What an administrator puts through the API.
    private func put(
        _ kind: DefinitionKind,
        _ path: String,
        _ old: String,
        _ new: String,
        on test: TestHub
    ) async throws -> DefinitionWrite {
        let text = try #require(TestHub.shippedFiles().first { $0.path == path }?.text).replacing(old, with: new)
        let key = String(path.dropFirst(kind.folder.count + 1).dropLast(".yaml".count))
        return try await test.hub.put(.yaml(text), as: kind, key, reason: "By hand", by: TestPerson.admin.caller)
    }

    @Test func `what the API made stays until overwriting is asked for, and all else is taken over`() async throws {
        let test = try await TestHub()
        let put = try await put(.team, "teams/apac-production.yaml", "name: APAC", "name: Asian", on: test)
        #expect(put.outcome == .changed)
        let set = try stricter()
        #expect(
            try await changed(set, on: test) == ["team apac-production kept v2", "service landing-page v2"]
        )
        #expect(test.hub.definitions.head(.team, "apac-production")?.value.team?.name == "Asian Production")
        #expect(try await changed(set, on: test) == ["team apac-production kept v2"])
        // Files that say the same as the API are no contradiction.
        let agreeing = try edited("teams/apac-production.yaml", "name: APAC", "name: Asian")
        #expect(try await changed(agreeing, on: test) == ["service landing-page v3"])
        let forced = try await test.hub.apply(set, author: "ada", reason: nil, overwrites: true)
        #expect(forced.first { $0.kind == .team && $0.key == "apac-production" }?.outcome == .changed(version: 3))
        let types = try await test.allEvents().map(\.event.type)
        #expect(types.count { $0 == "definition.changed" } == 5)
        #expect(try await test.chainProblems() == [])
    }

    @Test func `files that don't go together with what the API made are refused as a whole`() async throws {
        let test = try await TestHub()
        _ = try await put(
            .service,
            "services/landing-page.yaml",
            "\nfields:\n",
            "\nfields:\n  - {id: mood, type: text, when: {present: experiment}}\n",
            on: test
        )
        let files = TestHub.shippedFiles().map { file in
            let isNewsletter = file.path == "services/email-newsletter.yaml"
            let old = isNewsletter ? "{present: experiment}" : "{id: experiment,"
            let new = isNewsletter ? "{equals: [template, plain]}" : "{id: trial,"
            let isMeant = isNewsletter || file.path == "briefs/campaign.yaml"
            return isMeant ? DefinitionFile(path: file.path, text: file.text.replacing(old, with: new)) : file
        }
        let set = try DefinitionSet.load(files: files)
        let rows = try await test.rowCounts()
        do {
            _ = try await test.hub.apply(set, author: "ada", reason: nil)
            Issue.record("the files were taken over")
        } catch let error as DefinitionProblems {
            let problem = try #require(error.problems.first { $0.file == "services/landing-page" })
            #expect(problem.pointer == "/fields/0/when/present")
        }
        #expect(try await test.rowCounts() == rows)
    }

    @Test func `an empty store gets everything, and until then says what to do`() async throws {
        let empty = try await TestHub()
        try await empty.driver.withWriter { try $0.execute(script: "DELETE FROM definitions") }
        let test = try await empty.reopened()
        let error = try await test.refusal(.unavailable) {
            try await test.hub.create(.newsletter(at: test.now), submit: true, by: TestPerson.requester.caller)
        }
        #expect(error?.message.contains("apply") == true)
        let created = try await changed(TestHub.shippedDefinitions(), on: test)
        #expect(created.count == (try TestHub.shippedDefinitions().definitions.count))
        #expect(created.allSatisfy { $0.hasSuffix("created") })
        #expect(try await ScenarioRunner(test).create().stage == .intake)
    }

    @Test func `drafts follow a new version, submitted campaigns keep theirs, also after a restart`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let draft = try await run.create(.landingPage(at: test.now), submit: false)
        let submitted = try await run.create(.landingPage(at: test.now))
        _ = try await changed(stricter(), on: test)

        for hub in [test, try await test.reopened()] {
            let shown = try await hub.hub.campaign(draft.key)
            #expect(shown.campaign.lines.map(\.serviceVersion) == [2])
            #expect(shown.assessment.unmet.contains { $0.pointer == "/lines/0/answers/mood" })
            let kept = try await hub.hub.campaign(submitted.key)
            #expect(kept.campaign.lines.map(\.serviceVersion) == [1])
            #expect(!kept.assessment.unmet.contains { $0.pointer.hasSuffix("mood") })
        }
        let error = try await test.refusal(.gateUnmet) {
            try await run.perform(ActionRequest(action: "submit"), on: draft.key, by: .requester)
        }
        #expect(error?.issues.map(\.pointer) == ["/lines/0/answers/mood"])
        var edit = LineEdit()
        edit.answers = ["mood": "festive"]
        let edited = try await test.hub.edit(
            draft.key,
            line: "L1",
            edit,
            by: TestPerson.requester.caller,
            expecting: 1
        )
        #expect(edited.campaign.lines.map(\.serviceVersion) == [2])
        let later = try await run.perform(ActionRequest(action: "submit"), on: draft.key, by: .requester)
        #expect(later.lines.map(\.serviceVersion) == [2])
        #expect(try await run.advance(submitted.key, to: .live).lines.map(\.serviceVersion) == [1])
        #expect(try await run.advance(draft.key, to: .live).lines.map(\.serviceVersion) == [2])
    }

    @Test func `lines of a submitted campaign keep their version when they are edited together`() async throws {
        let test = try await TestHub()
        let draft = try RequestDraft.landingPage(at: test.now)
        let submitted = try await ScenarioRunner(test).create(draft)
        _ = try await changed(stricter(), on: test)
        var edit = CampaignEdit()
        var kept = draft.lines[0]
        kept.id = "L1"
        kept.quantity = 4
        edit.lines = [kept, draft.lines[0]]
        let view = try await test.hub.edit(submitted.key, edit, by: TestPerson.requester.caller, expecting: 1)
        #expect(view.campaign.lines.map(\.id) == ["L1", "L2"])
        #expect(view.campaign.lines.first?.serviceVersion == 1)
        #expect(try await test.hub.campaign(submitted.key).campaign == view.campaign)
    }

    @Test func `a campaign keeps the brief and workflow that it was submitted under`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let submitted = try await run.create()
        let draft = try await run.create(submit: false)
        let workflow = try edited(
            "workflows/campaign-production.yaml",
            "    gates: [{requirements: build}, committed-date-set, quote-accepted, {budget-available: warn}]",
            "    gates: [committed-date-set, quote-accepted, {budget-available: warn}]"
        )
        _ = try await changed(workflow, on: test)
        let brief = try edited(
            "briefs/campaign.yaml",
            "\nfields:\n",
            "\nfields:\n  - {id: slogan, type: text, due: intake}\n"
        )
        let outcome = try await changed(brief, on: test)
        #expect(outcome == ["workflow campaign-production v3", "brief campaign v2"])
        let old = try await test.hub.campaign(submitted.key).campaign.pins
        #expect([old.workflow.version, old.brief.version] == [1, 1])
        let new = try await test.hub.campaign(draft.key).campaign.pins
        #expect([new.workflow.version, new.brief.version] == [3, 2])
        #expect(try await run.advance(submitted.key, to: .live).pins == old)
    }

    @Test func `another workflow that comes first in order is stored with its key`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let draft = try await run.create(submit: false)
        let files = TestHub.shippedFiles()
        let original = try #require(files.first { $0.path == "workflows/campaign-production.yaml" })
        let copy = DefinitionFile(
            path: "workflows/approach.yaml",
            text: original.text.replacing("key: campaign-production", with: "key: approach")
        )
        _ = try await changed(DefinitionSet.load(files: files + [copy]), on: test)
        let submitted = try await run.perform(ActionRequest(action: "submit"), on: draft.key, by: .requester)
        #expect(submitted.pins.workflow.key == "approach")
        #expect(try await test.hub.campaign(draft.key).campaign.pins == submitted.pins)
        #expect(try await run.advance(draft.key, to: .build).stage == .build)
    }

    @Test func `applies, drafts and edits at once never mix two states of the definitions`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let draft = try RequestDraft.landingPage(at: test.now)
        let sets = [try stricter(), try TestHub.shippedDefinitions()]
        let first = try await run.create(draft, submit: false)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<12 {
                group.addTask { _ = try await test.hub.apply(sets[number % 2], author: "ada", reason: nil) }
                group.addTask {
                    var edit = CampaignEdit()
                    edit.lines = draft.lines + draft.lines
                    edit.title = "Title \(number)"
                    _ = try await test.hub.edit(first.key, edit, by: TestPerson.lead.caller, expecting: nil)
                }
                group.addTask { _ = try await run.create(draft, submit: false) }
                group.addTask { _ = try await test.hub.campaign(first.key) }
            }
            try await group.waitForAll()
        }
        let heads = try await test.store.read { try $0.definitions.heads() }
        let stored = heads.map(\.reference).first { $0.kind == .service && $0.key == "landing-page" }?.version
        #expect(test.hub.definitions.serviceVersions["landing-page"] == stored)
    }

    @Test func `a reading of the heads that ends late takes nothing back`() async throws {
        let test = try await TestHub()
        let catalogue = DefinitionCatalogue()
        let before = try await test.store.read { tx in
            try catalogue.refresh(in: tx)
            return catalogue.current
        }
        _ = try await changed(stricter(), on: test)
        try await test.store.read { try catalogue.refresh(in: $0) }
        #expect(catalogue.serviceVersions["landing-page"] == 2)
        #expect(catalogue.current.merged(with: before).serviceVersions["landing-page"] == 2)
        #expect(before.merged(with: catalogue.current).serviceVersions["landing-page"] == 2)
    }

    @Test func `an old version of a service is read beside the brief of its campaign`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let submitted = try await run.create()
        let unmet = try await test.hub.campaign(submitted.key).assessment.unmet
        let brief = try edited("briefs/campaign.yaml", "{id: regions, type: choices", "{id: areas, type: choices")
        _ = try await changed(brief, on: test)
        let restarted = try await test.reopened()
        #expect(try await restarted.hub.campaign(submitted.key).assessment.unmet == unmet)
        #expect(try await ScenarioRunner(restarted).advance(submitted.key, to: .live).stage == .live)
    }
}
