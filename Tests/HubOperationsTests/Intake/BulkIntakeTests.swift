import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct BulkIntakeTests {
    private func report(
        _ text: String,
        on test: TestHub,
        isDryRun: Bool = false,
        by person: TestPerson = .requester,
        repetition: RepetitionPolicy<BulkReport> = .never
    ) async throws -> BulkReport? {
        var intake = try BulkIntake(test.hub.definitions.current)
        try intake.read(Array(text.utf8))
        try intake.finish()
        let done = try await test.hub.importRequests(
            intake,
            isDryRun: isDryRun,
            by: person.caller,
            repetition: repetition
        )
        guard case .done(let report) = done else { return nil }
        return report
    }

    private func places(_ report: BulkReport?) -> [String] {
        (report?.issues ?? []).map { "\($0.line) \($0.column) \($0.code)" }
    }

    /// A brief as one row of cells.
    private func table(of draft: RequestDraft, titles: [String], submit: Bool) -> String {
        func cells(_ part: String, _ answers: JSONObject) -> [(String, String)] {
            answers.members.map { key, value in
                let text =
                    switch value {
                    case .string(let text): text
                    case .array(let elements) where elements.allSatisfy({ $0.string != nil }):
                        elements.compactMap(\.string).joined(separator: "|")
                    default: value.text()
                    }
                return ("\(part).\(key)", text)
            }
        }
        let line = draft.lines[0]
        var columns = [("division", draft.division), ("submit", submit ? "yes" : "no"), ("line.service", line.service)]
        columns += [("line.locale", line.locale), ("line.quantity", String(line.quantity))]
        columns += draft.requestedLaunchAt.map { [("requestedLaunchAt", $0.rfc3339)] } ?? []
        columns += cells("brief", draft.brief) + cells("answers", line.answers)
        func row(_ fields: [String]) -> String {
            fields.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\r\n"
        }
        return row(["title"] + columns.map(\.0)) + titles.map { row([$0] + columns.map(\.1)) }.joined()
    }

    @Test func `a whole brief comes through a table as it does through JSON`() async throws {
        let test = try await TestHub()
        let draft = try RequestDraft.newsletter(at: test.now)
        let text = table(of: draft, titles: ["One", "Two"], submit: true)
        let report = try #require(try await report(text, on: test))
        #expect(report.created.map(\.key.description) == ["CMP-1001", "CMP-1002"])
        #expect(report.created.map(\.line) == [2, 3])
        let twin = try await ScenarioRunner(test).create(draft.titled("One"))
        let made = try await test.hub.campaign(CampaignKey(number: 1_001)).campaign
        #expect(made.brief == twin.brief)
        #expect(made.lines.map(\.answers) == twin.lines.map(\.answers))
        #expect(made.lines.map(\.tier) == twin.lines.map(\.tier))
        #expect(made.stage == .intake)
        #expect(made.title == "One")
        #expect(try await test.eventCounts() == ["campaign.submitted": 3])
        #expect(try await test.chainProblems() == [])
    }

    @Test func `rows with one reference make one request, wherever they stand`() async throws {
        let test = try await TestHub()
        let text = """
            ref,title,division,priority,line.service,line.locale,line.tier,brief.goal
            b,Second,consumer,high,landing-page,de-DE,M,
            a,First,consumer,,email-newsletter,en-GB,,win-customers
            b,,,,email-newsletter,de-DE,,win-customers
            b,Second,consumer,high,landing-page,fr-FR,S,win-customers
            c,Third,consumer,,,,,
            """
        let report = try #require(try await report(text, on: test))
        #expect(report.rows == 5)
        #expect(report.created.map(\.reference) == ["b", "a", "c"])
        let made = try await test.hub.campaign(CampaignKey(number: 1_001)).campaign
        #expect(made.title == "Second")
        #expect(made.priority == .high)
        #expect(made.lines.map(\.locale) == ["de-DE", "de-DE", "fr-FR"])
        #expect(made.lines.map(\.proposedTier) == [.medium, nil, .small])
        #expect(made.brief["goal"] == "win-customers")
        #expect(try await test.hub.campaign(CampaignKey(number: 1_003)).campaign.lines.isEmpty)
    }

    @Test func `everything that is wrong is told by line and column, and nothing is stored`() async throws {
        let test = try await TestHub()
        let text = """
            ref,title,division,priority,requestedLaunchAt,line.service,line.locale,line.quantity,brief.goal,answers.sendKind
            1,Good,consumer,,,email-newsletter,en-GB,,,
            2,,nowhere,someday,soon,skywriting,en-GB,many,win-customers,x
            3,Twice,consumer,,,email-newsletter,english please,,win the world,
            3,Other,consumer,,,,de-DE,,,
            ,No reference,consumer,,,,,,,
            4,Too short,consumer
            5,Urgent,consumer,urgent,,email-newsletter,en-GB,0,,maybe
            """
        let wanted = [
            "3 priority invalid", "3 requestedLaunchAt invalid", "3 line.quantity invalid", "3 division invalid",
            "3 title required", "3 line.service invalid", "4 brief.goal invalid", "4 line.locale invalid",
            "5 title conflict", "5 line.service required", "6 ref required", "7  fields", "8 priority invalid",
            "8 line.quantity invalid", "8 answers.sendKind invalid",
        ]
        let rows = try await test.rowCounts()
        let dry = try await report(text, on: test, isDryRun: true)
        #expect(places(dry).sorted() == wanted.sorted())
        #expect(dry?.issueCount == wanted.count)
        #expect(dry?.issues.map(\.line) == dry?.issues.map(\.line).sorted())
        let error = try await test.refusal(.invalid) { try await report(text, on: test) }
        #expect(error?.issues.count == wanted.count)
        #expect(error?.issues.contains { $0.pointer == "/4/brief.goal" } == true)
        #expect(try await test.rowCounts() == rows)
    }

    @Test func `a submission that misses requirements is told what, at its columns`() async throws {
        let test = try await TestHub()
        let draft = try RequestDraft.newsletter(at: test.now)
        var text = table(of: draft, titles: ["Complete"], submit: true)
        let centre = try #require(draft.brief["costCentre"]?.string)
        text += text.split(separator: "\r\n", maxSplits: 1)[1].replacing("\"\(centre)\"", with: "\"\"")
        let dry = try await report(text, on: test, isDryRun: true)
        #expect(places(dry).contains("3 brief.costCentre required"), "\(places(dry))")
        #expect(dry?.issues.allSatisfy { $0.line == 3 } == true)
        try await test.refusal(.invalid) { try await report(text, on: test) }
    }

    @Test(arguments: [
        ("title,division,colour\n", ["1 colour unknown"]),
        ("title;division\nx;consumer\n", ["1 title;division unknown", "1 title required", "1 division required"]),
        ("title,division,title\n", ["1 title duplicate"]),
        ("title,line.tier\n", ["1 division required", "1 line.service required", "1 line.locale required"]),
        (
            "title,division,brief.nothing,answers.nothing,brief.,answers,\n",
            [
                "1 brief.nothing unknown", "1 answers.nothing unknown", "1 brief. unknown", "1 answers unknown",
                "1 column 7 unknown",
            ]
        ),
        ("", ["1  required"]),
    ]) func `a heading that is none is told`(_ text: String, _ wanted: [String]) async throws {
        let test = try await TestHub()
        let found = places(try await report(text, on: test, isDryRun: true))
        #expect(found == wanted)
    }

    @Test func `cells take the forms that their fields have`() async throws {
        let test = try await TestHub()
        let text = """
            title,division,answers.audience.name,answers.audience.expectedCount,brief.channels,line.service,line.locale
            x,consumer,Gardeners,12000,email | web,email-newsletter,en-GB
            """
        _ = try await report(text, on: test)
        let campaign = try await test.hub.campaign(CampaignKey(number: 1_001)).campaign
        let brief = campaign.brief
        #expect(campaign.lines[0].answers["audience"] == ["name": "Gardeners", "expectedCount": 12_000])
        #expect(brief["channels"] == ["email", "web"])
    }

    @Test func `many problems are counted and the first are told`() async throws {
        let test = try await TestHub()
        let rows = String(repeating: "x,nowhere\n", count: 500)
        let dry = try await report("title,division\n" + rows, on: test, isDryRun: true)
        #expect(dry?.issueCount == 500)
        #expect(dry?.issues.count == BulkReport.issueLimit)
        #expect(dry?.issues.last?.line == BulkReport.issueLimit + 1)
    }

    @Test func `somebody without a role in a division hands nothing in for it`() async throws {
        let test = try await TestHub()
        let text = "title,division\nx,consumer\ny,enterprise\n"
        let dry = try await report(text, on: test, isDryRun: true, by: .consumerRequester)
        #expect(places(dry) == ["3 division forbidden"])
    }

    @Test func `a store without room takes none of them`() async throws {
        let test = try await TestHub()
        try await test.limitGrowth(to: 20)
        let rows = (0..<2_000).map { "Request \($0),consumer\n" }.joined()
        try await test.refusal(.storeFull) { try await report("title,division\n" + rows, on: test) }
        #expect(try await test.chainProblems() == [])
    }

    @Test func `a repeated table is taken in once`() async throws {
        let test = try await TestHub()
        let request = IdempotentRequest(
            caller: TestPerson.requester.caller,
            route: "importRequests",
            key: "k",
            fingerprint: [1]
        )
        let policy = RepetitionPolicy<BulkReport>(request) { Array($0.created.map(\.key.description).joined().utf8) }
        let text = "title,division\nx,consumer\n"
        #expect(try await report(text, on: test, repetition: policy)?.created.count == 1)
        #expect(try await report(text, on: test, repetition: policy) == nil)
        #expect(try await test.eventCounts() == ["campaign.drafted": 1])
    }

    @Test func `a table that can't be read is told where`() async throws {
        let test = try await TestHub()
        let error = try await test.refusal(.malformed) { try await report("title,division\nx,con\"sumer\n", on: test) }
        #expect(error?.details["line"] == 2)
        #expect(error?.details["column"] == 6)
    }

    @Test func `a table with too many rows is refused`() async throws {
        let test = try await TestHub()
        let rows = String(repeating: "x,consumer\n", count: BulkIntake.rowLimit + 1)
        try await test.refusal(.tooLarge) { try await report("title,division\n" + rows, on: test, isDryRun: true) }
    }
}
