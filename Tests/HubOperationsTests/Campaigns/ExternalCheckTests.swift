import HubDefinitions
import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

/// Gates that wait for somebody outside, and for a named approver.
@Suite(.timeLimit(.minutes(60)))
struct ExternalCheckTests {
    /// The shipped definitions with other gates before a pass of QA and before the launch.
    private func hub(_ passing: String = "checklist", _ launching: String = "approval") async throws -> TestHub {
        let test = try await TestHub()
        let files = TestHub.shippedFiles().map { file in
            guard file.path == "workflows/campaign-production.yaml" else { return file }
            let text = file.text.replacing("gates: [checklist,", with: "gates: [\(passing),")
                .replacing("approval, {tasks-done: launch}", with: "\(launching), {tasks-done: launch}")
            return DefinitionFile(path: file.path, text: text)
        }
        let set = try DefinitionSet.load(files: files)
        _ = try await test.hub.apply(set, author: "ada", reason: "More checks", isDryRun: false)
        try await test.hub.refreshDefinitions()
        return test
    }

    private static let spam = "checklist, {external-check: {name: spam-score, by: Viewer@example.com}}"

    @discardableResult
    private func answer(
        _ result: ExternalAnswer.Result,
        note: String? = nil,
        on key: CampaignKey,
        by person: TestPerson = .viewer,
        _ test: TestHub
    ) async throws -> ExternalCheckView {
        try await test.hub.answer(
            "spam-score",
            result,
            note: note,
            reference: "https://spam.example/1",
            of: key,
            by: person.caller
        ).value
    }

    @Test func `a pass waits for the answer from outside, anew in each attempt`() async throws {
        let test = try await hub(Self.spam)
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .qa).key
        try await run.finishTasks(of: key)
        try await run.passChecklist(of: key)
        let pass = ActionRequest(action: "pass-qa")
        func refused() async throws -> String? {
            let error = try await test.refusal(.gateUnmet) { try await run.perform(pass, on: key, by: .reviewer) }
            #expect(error?.issues.map(\.code) == ["external-check"])
            return error?.issues.first?.detail
        }
        #expect(try await refused() == "spam-score hasn't answered in this attempt")
        try await answer(.failed, note: "9 of 10", on: key, test)
        #expect(try await refused() == "spam-score says no: 9 of 10")
        try await answer(.passed, on: key, test)
        let seen = try await test.hub.externalChecks(of: key, for: TestPerson.lead.caller)
        #expect(seen.map(\.answer?.result) == [.passed])
        #expect(seen.first?.answeredBy?.name == TestPerson.viewer.name)

        var fail = ActionRequest(action: "fail-qa")
        fail.findings = [FindingDraft(line: "L1", item: nil, severity: .minor, cause: "build-error", text: "Typo")]
        try await run.perform(fail, on: key, by: .reviewer)
        try await run.advance(key, to: .qa)
        try await run.finishTasks(of: key)
        try await run.passChecklist(of: key)
        #expect(try await refused() == "spam-score hasn't answered in this attempt")
        try await answer(.passed, on: key, test)
        #expect(try await run.perform(pass, on: key, by: .reviewer).stage == .launch)
        #expect(try await test.eventCounts()["external-check.answered"] == 3)
        #expect(try await test.chainProblems() == [])
    }

    @Test func `only the person of the check answers it, while the campaign is open`() async throws {
        let test = try await hub(Self.spam)
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .build).key
        try await test.refusal(.forbidden) { try await answer(.passed, on: key, by: .lead, test) }
        try await test.refusal(.invalid) { try await answer(.failed, on: key, test) }
        try await test.refusal(.notFound) {
            try await test.hub.answer(
                "virus-scan",
                .passed,
                note: nil,
                reference: nil,
                of: key,
                by: TestPerson.viewer.caller
            )
        }
        try await run.perform(ActionRequest(action: "cancel", reason: "Off"), on: key, by: .lead)
        try await test.refusal(.conflict) { try await answer(.passed, on: key, test) }
    }

    @Test func `an approval can be asked of one person`() async throws {
        let test = try await hub("checklist", "{approval: {kinds: [legal], person: lead@example.com}}")
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .launch).key
        try await run.finishTasks(of: key)
        let digest = ContentDigest(bytes: [UInt8](repeating: 7, count: 32))
        let proof = NewProof(line: nil, url: "https://proofs.example.com/1", digest: digest)
        _ = try await test.hub.putOut(proof, of: key, by: TestPerson.producer.caller, expecting: nil)
        func approve(_ person: TestPerson, _ id: String) async throws {
            _ = try await test.hub.askApproval(
                of: nil,
                from: [NewApprover(kind: "legal", person: person.email)],
                note: nil,
                on: key,
                by: TestPerson.producer.caller,
                expecting: nil
            )
            let verdict = Campaign.ApprovalVerdict(decision: .approved)
            _ = try await test.hub.decide(id, verdict, on: key, by: person.caller, expecting: nil)
        }
        try await approve(.approver, "V1")
        let launch = ActionRequest(action: "launch")
        let error = try await test.refusal(.gateUnmet) { try await run.perform(launch, on: key, by: .producer) }
        #expect(error?.issues.map(\.detail) == ["P1 isn't approved: legal by lead@example.com"])
        #expect(error?.issues.first?.satisfy?.body?["approvers"]?.array?.first?["person"] == "lead@example.com")
        try await approve(.lead, "V2")
        #expect(try await run.perform(launch, on: key, by: .producer).stage == .live)
    }

    @Test(arguments: [
        ("{external-check: spam}", "an external check must be a mapping"),
        ("{external-check: {name: spam}}", "`by` is missing"),
        ("{external-check: {name: spam, by: robot}}", "is no email address"),
        ("{approval: {person: lead@example.com, count: 2}}", "one person can't approve 2 times"),
        ("linked-stat", "there is no gate `linked-stat`; did you mean `linked-state`?"),
    ])
    func `a gate that says nonsense is refused when applied`(gate: String, message: String) throws {
        let files = TestHub.shippedFiles().map { file in
            guard file.path == "workflows/campaign-production.yaml" else { return file }
            return DefinitionFile(path: file.path, text: file.text.replacing("[checklist,", with: "[\(gate),"))
        }
        let error = #expect(throws: DefinitionProblems.self) { try DefinitionSet.load(files: files) }
        #expect(error?.problems.contains { $0.message.contains(message) } == true, "\(String(describing: error))")
    }
}
