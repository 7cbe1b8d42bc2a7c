import HubDefinitions
import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

/// Who is able to do a task, and files as evidence.
@Suite(.timeLimit(.minutes(60)))
struct SkillAndEvidenceTests {
    private func learn(_ skills: [String], _ person: TestPerson, _ test: TestHub) async throws {
        var edit = PersonEdit()
        edit.skills = skills
        _ = try await test.hub.edit(person: person.email, edit, by: TestPerson.admin.caller)
    }

    @Test func `whoever is known to do other things is given a task with a warning`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).campaign(in: .build)
        let task = try #require(campaign.tasks.first { $0.skill == "email-build" })
        func unskilled(_ person: TestPerson) async throws -> Bool {
            let list = try await test.hub.changeTask(
                task.id,
                of: campaign.key,
                state: nil,
                assignee: .some(person.email),
                reason: nil,
                by: TestPerson.lead.caller,
                expecting: nil
            )
            return list.unskilled.contains(task.id)
        }
        #expect(try await !unskilled(.producer), "nobody has said what they can do")
        try await learn(["page-build"], .producer, test)
        #expect(try await unskilled(.producer))
        try await learn(["page-build", "email-build"], .otherProducer, test)
        #expect(try await !unskilled(.otherProducer))
        #expect(try await test.reopened().hub.person(TestPerson.producer.email).skills == ["page-build"])
        try await test.refusal(.invalid) { try await learn(["juggling"], .producer, test) }
        try await test.refusal(.invalid) { try await learn(["page-build", "page-build"], .producer, test) }
    }

    @Test func `evidence may be a file of the campaign, and must then be one`() async throws {
        let test = try await TestHub()
        let files = TestHub.shippedFiles().map { file in
            guard file.path == "briefs/campaign.yaml" else { return file }
            return DefinitionFile(
                path: file.path,
                text: file.text.replacing("evidence: screenshot", with: "evidence: file")
            )
        }
        let set = try DefinitionSet.load(files: files)
        _ = try await test.hub.apply(set, author: "ada", reason: "Files are kept", isDryRun: false)
        try await test.hub.refreshDefinitions()
        let key = try await ScenarioRunner(test).campaign(in: .qa).key
        let points = try await test.hub.checklist(of: key).points
        let point = try #require(points.first { $0.template.evidence == .file })
        func problem(_ evidence: JSONValue) async throws -> String? {
            let tick = Campaign.TickRequest(
                line: point.line,
                item: point.item,
                result: .passed,
                evidence: evidence,
                note: nil
            )
            let error = try await test.refusal(.invalid) {
                try await test.hub.tick(tick, on: key, by: TestPerson.reviewer.caller, expecting: nil)
            }
            return error?.issues.first?.detail
        }
        #expect(try await problem("https://example.com/1") == "must be the id of a file of the campaign, such as A3")
        #expect(try await problem("A7")?.hasPrefix("is no file of the campaign") == true)
        let upload = try await test.hub.beginUpload(to: key, by: TestPerson.requester.caller)
        try await upload.append(Array("Seen on three phones".utf8))
        let details = FileUpload.Details(name: "seen.txt", mediaType: nil, isPersonalData: false, typePointer: "")
        let file = try await test.hub.addFile(upload, details, by: TestPerson.requester.caller).value.file
        let tick = Campaign.TickRequest(
            line: point.line,
            item: point.item,
            result: .passed,
            evidence: .string(file.id.description),
            note: nil
        )
        let list = try await test.hub.tick(tick, on: key, by: TestPerson.reviewer.caller, expecting: nil)
        #expect(try list.points.first { $0.line == point.line && $0.item == point.item }?.valid?.result == .passed)
    }
}
