import HubDomain
import HubJSON
import Testing

struct DraftingTests {
    @Test func `a draft takes what was sent, without nulls, and numbers its lines`() throws {
        var draft = Shop.draft(services: ["page", "mail"])
        draft.brief["notBefore"] = .null
        draft.lines[0].answers["rows"] = .null
        let campaign = try Shop().journey(draft).campaign
        #expect(campaign.lines.map(\.id) == ["L1", "L2"])
        #expect(campaign.brief.keys == ["goal", "approver"])
        #expect(campaign.lines[0].answers.keys == ["copy", "address"])
        #expect(campaign.stage == .draft && campaign.version == 1 && campaign.submittedAt == nil)
    }

    @Test func `a request names every problem of its form`() {
        var draft = Shop.draft(services: ["page", "fax"])
        draft.title = ""
        draft.brief = ["goal": 1, "colour": "red"]
        draft.lines[0].answers = ["copy": "a\u{0}", "size": 1]
        draft.lines[0].locale = "english"
        draft.lines[1].quantity = 0
        let issues = draft.problems(brief: Shop().brief, services: Shop().catalogue)
        #expect(
            issues.map(\.pointer) == [
                "/title", "/brief/colour", "/brief/goal", "/lines/0/locale", "/lines/0/answers/size",
                "/lines/0/answers/copy",
                "/lines/1/service", "/lines/1/quantity",
            ]
        )
        #expect(issues.first { $0.pointer == "/lines/1/service" }?.detail.contains("mail, page") == true)
    }

    @Test func `a request has at most fifty lines`() {
        let draft = Shop.draft(services: Array(repeating: "page", count: 51))
        let issues = draft.problems(brief: Shop().brief, services: Shop().catalogue)
        #expect(issues.map(\.pointer) == ["/lines"])
    }

    @Test func `a key is CMP, a dash and a number without ornament`() {
        #expect(CampaignKey("CMP-1042")?.number == 1_042)
        #expect(CampaignKey(number: 7).description == "CMP-7")
        for text in [
            "", "CMP-", "CMP-0", "CMP--1", "CMP-+1", "CMP-01", "cmp-1", "CMP-1 ", "CMP-9223372036854775808", "PRG-1",
            "CMP-١",
        ] {
            #expect(CampaignKey(text) == nil, "\(text)")
        }
    }

    @Test func `a variant sees the answers of its master under its own`() throws {
        var campaign = try Shop().journey(services: ["page", "page"]).campaign
        campaign.lines[1].variantOf = "L1"
        campaign.lines[1].locale = "de-DE"
        campaign.lines[1].answers = ["copy": "Jetzt kaufen"]
        let answers = campaign.answers(of: campaign.lines[1])
        #expect(answers["copy"] == "Jetzt kaufen" && answers["address"] == "https://example.com/")
        #expect(campaign.locales(of: campaign.lines[0]) == ["en-GB", "de-DE"])
        #expect(campaign.locales(of: campaign.lines[1]) == ["de-DE"])
    }
}
