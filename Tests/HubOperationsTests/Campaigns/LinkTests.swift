import HubDefinitions
import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

/// Links between campaigns, in both directions, and the gate that asks for them.
@Suite(.timeLimit(.minutes(60)))
struct LinkTests {
    @discardableResult
    private func link(
        _ key: CampaignKey,
        to other: CampaignKey,
        as kind: CampaignLink.Kind = .needs,
        role: String? = nil,
        stage: StageKey? = nil,
        by person: TestPerson = .producer,
        _ test: TestHub
    ) async throws -> LinksView {
        let link = CampaignLink(kind: kind, campaign: other, role: role, stage: stage)
        return try await test.hub.add(link, reason: nil, to: key, by: person.caller, expecting: nil).value
    }

    @Test func `a link shows at both ends, is replaced by one like it, and goes`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let page = try await run.campaign(in: .build, from: .landingPage(at: test.now)).key
        let mail = try await run.campaign(in: .build).key
        try await link(mail, to: page, role: "landing-page", test)
        let view = try await link(mail, to: page, role: "hero-page", stage: .qa, test)
        #expect(view.campaign.links == [CampaignLink(kind: .needs, campaign: page, role: "hero-page", stage: .qa)])
        try await link(mail, to: page, as: .changes, test)
        let seen = try await test.hub.links(of: page, for: TestPerson.viewer.caller).incoming
        #expect(seen.map(\.kind) == [.changes, .needs])
        #expect(seen.map(\.role) == [nil, "hero-page"])
        #expect(seen.map(\.campaign) == [mail, mail])
        func remove() async throws {
            try await test.hub.removeLink(.needs, to: page, of: mail, by: TestPerson.lead.caller, expecting: nil)
        }
        try await remove()
        try await test.refusal(.notFound) { try await remove() }
        #expect(try await test.hub.links(of: page, for: TestPerson.viewer.caller).incoming.map(\.kind) == [.changes])
        #expect(try await test.chainProblems() == [])
    }

    @Test func `links go in no circle, to nowhere or to oneself, each told at its place`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        var keys: [CampaignKey] = []
        for _ in 0..<3 { keys.append(try await run.campaign(in: .build).key) }
        try await link(keys[0], to: keys[1], test)
        try await link(keys[1], to: keys[2], test)
        func places(_ other: CampaignKey, stage: StageKey? = nil) async throws -> [String] {
            let error = try await test.refusal(.invalid) { try await link(keys[2], to: other, stage: stage, test) }
            return error?.issues.map(\.pointer) ?? []
        }
        #expect(try await places(keys[0]) == ["/campaign"])
        #expect(try await places(CampaignKey(number: 99_999)) == ["/campaign"])
        #expect(try await places(keys[2]) == ["/campaign"])
        #expect(try await places(keys[0], stage: "nowhere").contains("/campaign"))
        try await link(keys[2], to: keys[0], as: .supersedes, test)
        try await test.refusal(.forbidden) { try await link(keys[0], to: keys[2], by: .viewer, test) }
    }

    @Test func `links of confidential campaigns are there for those whom these name`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let page = try await run.campaign(in: .build, from: .landingPage(at: test.now)).key
        var draft = try RequestDraft.newsletter(at: test.now)
        draft.brief["confidential"] = true
        let secret = try await run.campaign(in: .build, from: draft).key
        try await link(secret, to: page, test)
        #expect(try await test.hub.links(of: page, for: TestPerson.finance.caller).incoming.isEmpty)
        #expect(try await test.hub.links(of: page, for: TestPerson.producer.caller).incoming.count == 1)
        try await test.refusal(.invalid) { try await link(page, to: secret, by: .allRounder, test) }
    }

    /// The shipped definitions with a gate before the work is handed to QA.
    private func hub(gate: String) async throws -> TestHub {
        let test = try await TestHub()
        let files = TestHub.shippedFiles().map { file in
            guard file.path == "workflows/campaign-production.yaml" else { return file }
            let text = file.text.replacing("{tasks-done: build}]", with: "{tasks-done: build}, \(gate)]")
            return DefinitionFile(path: file.path, text: text)
        }
        let set = try DefinitionSet.load(files: files)
        _ = try await test.hub.apply(set, author: "ada", reason: "Pages first", isDryRun: false)
        try await test.hub.refreshDefinitions()
        return test
    }

    @Test func `an action waits for the campaigns that this one needs, as far as they are needed`() async throws {
        let test = try await hub(gate: "linked-state")
        let run = ScenarioRunner(test)
        let page = try await run.campaign(in: .build, from: .landingPage(at: test.now)).key
        let mail = try await run.campaign(in: .build).key
        try await link(mail, to: page, as: .changes, test)
        #expect(try await unmet(mail, test) == [], "only what is needed counts")
        try await link(mail, to: page, test)
        #expect(try await unmet(mail, test) == ["\(page) has to be live first"])
        try await link(mail, to: page, stage: .qa, test)
        #expect(try await unmet(mail, test) == ["\(page) has to be qa first"])
        try await run.advance(page, to: .qa)
        #expect(try await unmet(mail, test) == [])
        #expect(try await run.advance(mail, to: .qa).stage == .qa)
    }

    @Test func `a gate of a role asks for a link of that role`() async throws {
        let test = try await hub(gate: "{linked-state: landing-page}")
        let run = ScenarioRunner(test)
        let page = try await run.campaign(in: .build, from: .landingPage(at: test.now)).key
        let other = try await run.campaign(in: .build, from: .landingPage(at: test.now)).key
        let mail = try await run.campaign(in: .build).key
        try await link(mail, to: other, role: "hero", test)
        #expect(try await unmet(mail, test) == ["Link the campaign that is the landing-page of this one"])
        try await link(mail, to: page, role: "landing-page", stage: .build, test)
        #expect(try await unmet(mail, test) == [])
    }

    /// What the gate of `submit-for-qa` lacks.
    private func unmet(_ key: CampaignKey, _ test: TestHub) async throws -> [String] {
        let plans = try await test.hub.actions(on: key, for: TestPerson.producer.caller).plans
        let submit = try #require(plans.first { $0.action.key == "submit-for-qa" })
        let gate = try #require(submit.gates.first { $0.gate.name.hasPrefix("linked-state") })
        #expect(gate.state == (gate.items.isEmpty ? .satisfied : .unmet))
        return gate.items.map(\.detail)
    }
}
