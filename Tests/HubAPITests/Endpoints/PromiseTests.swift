import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@testable import HubAPI

/// Promises: of an unfinished brief, and what a submission is told.
@Suite struct PromiseTests {
    /// One a day, launched after ten days.
    private static func past(days: Int) -> [TestHub.PastCampaign] {
        (0..<days).map { day in
            let submitted = TestHub.start + .days(-Int64(day)) + .hours(-3)
            let launched = submitted + .days(10)
            return TestHub.PastCampaign(submitted: submitted, launched: launched < TestHub.start ? launched : nil)
        }
    }

    private static let page: JSONValue = [
        "title": "Garden page", "division": "consumer",
        "lines": [
            ["service": "landing-page", "locale": "en-GB", "answers": ["design": "standard", "pages": 3]],
            ["service": "landing-page", "locale": "de-DE", "variantOf": "L1"],
        ],
    ]

    @Test func `an unfinished brief has an earliest date, step by step`() async throws {
        let api = try await APIHarness()
        let answer = try await api.fetch(.post, "/v1/promise", as: .requester, .json(Self.page))
        // Size L at normal priority: 480, 4800, 960 and 480 minutes of eight hours a day, from Monday 9:00 in London.
        let steps = try #require(answer[at: "/earliest/steps"]?.array)
        #expect(steps.compactMap { $0["goalMinutes"]?.integer } == [480, 4_800, 960, 480])
        #expect(steps.compactMap { $0["stage"]?.string } == ["intake", "build", "qa", "launch"])
        for (step, next) in zip(steps, steps.dropFirst()) { #expect(step["dueAt"] == next["from"]) }
        #expect(answer[at: "/earliest/at"] == steps.last?["dueAt"] && answer[at: "/earliest/basis"] == "sla")
        #expect(answer[at: "/lines/0/tier"] == "L")
        // Likely dates are absent with the reason.
        #expect(answer["likely"]?.isNull == true)
        #expect(answer["likelyReason"]?.string?.contains("missing") == true)
        #expect(answer[at: "/decidedBy/party"] == "requester")
        #expect(answer[at: "/decidedBy/inputs/0"]?.string?.hasPrefix("/") == true)
    }

    @Test func `single changes say how many days they bring`() async throws {
        let api = try await APIHarness()
        let answer = try await api.fetch(.post, "/v1/promise", as: .requester, .json(Self.page))
        let changes = try #require(answer["whatIf"]?.array)
        let texts = changes.compactMap { $0["change"]?.string }
        #expect(
            texts.contains("Number of pages: 1 in place of 3") && texts.contains("priority high in place of normal")
        )
        // M in place of L: fewer locales alone bring no day, as the pages make it an L, but cost less.
        let fewer = changes.first { $0["change"] == "1 locale fewer" }
        #expect(fewer?["daysEarlier"] == 0)
        let days = changes.compactMap { $0["daysEarlier"]?.integer }
        #expect(days == days.sorted(by: >) && days.first ?? 0 > 0)
        for change in changes {
            let cheaper = change[at: "/cheaper/amountMinor"]?.integer ?? 0
            #expect((change["daysEarlier"]?.integer ?? 0) > 0 || cheaper > 0)
        }
    }

    @Test func `a fixed price is told to the penny, hours as a range, and smaller work is cheaper`() async throws {
        let api = try await APIHarness()
        let newsletter: JSONValue = [
            "title": "News", "division": "consumer",
            "lines": [["service": "email-newsletter", "locale": "en-GB", "answers": [:]]],
        ]
        let fixed = try await api.fetch(.post, "/v1/promise", as: .requester, .json(newsletter))
        #expect(fixed["priceReason"]?.isNull == true && fixed[at: "/price/quoted"] == false)
        #expect(
            fixed[at: "/price/p50"] == fixed[at: "/price/exact"] && fixed[at: "/price/p90"] == fixed[at: "/price/p50"]
        )
        #expect(fixed[at: "/price/exact/currency"] == "GBP")
        #expect((fixed[at: "/price/exact/amountMinor"]?.integer ?? 0) > 0)

        let page = try await api.fetch(.post, "/v1/promise", as: .requester, .json(Self.page))
        let (half, most) = (page[at: "/price/p50/amountMinor"]?.integer, page[at: "/price/p90/amountMinor"]?.integer)
        #expect(try #require(half) < #require(most) && page[at: "/price/estimate"] == true)
        let smaller = (page["whatIf"]?.array ?? []).first { $0["change"] == "Number of pages: 1 in place of 3" }
        #expect((smaller?[at: "/cheaper/amountMinor"]?.integer ?? 0) > 0)

        let empty = try await api.fetch(
            .post,
            "/v1/promise",
            as: .requester,
            ["title": "An idea", "division": "consumer"]
        )
        #expect(empty["price"]?.isNull == true && empty["priceReason"]?.string?.contains("No service") == true)
    }

    @Test func `a submission is told what a quote would say, and later what the quote says`() async throws {
        let api = try await APIHarness()
        let campaign = try await api.run.campaign(in: .intake)
        let path = "/v1/campaigns/\(campaign.key)"
        let told = try await api.fetch(.get, path, as: .requester)
        #expect(told["quote"] == nil && told[at: "/promises/price/quoted"] == false)
        let again = try await api.fetch(.get, path, as: .requester)
        #expect(again[at: "/promises/price"] == told[at: "/promises/price"])
        _ = try await api.test.hub.makeQuote(of: campaign.key, by: TestPerson.lead.caller)
        let quoted = try await api.fetch(.get, path, as: .requester)
        #expect(quoted[at: "/promises/price/quoted"] == true && quoted[at: "/quote/number"] == 1)
        #expect(quoted[at: "/promises/price/exact"] == told[at: "/promises/price/exact"])
    }

    @Test func `fewer locales are offered where they decide the size`() async throws {
        let api = try await APIHarness()
        let locales: [JSONValue] = ["de-DE", "fr-FR", "es-ES", "it-IT"].map {
            ["service": "landing-page", "locale": .string($0), "variantOf": "L1"]
        }
        let master: JSONValue = ["service": "landing-page", "locale": "en-GB", "answers": ["pages": 1]]
        let body: JSONValue = [
            "title": "Five locales", "division": "consumer", "lines": .array([master] + locales),
        ]
        let answer = try await api.fetch(.post, "/v1/promise", as: .requester, .json(body))
        let texts = (answer["whatIf"]?.array ?? []).compactMap { $0["change"]?.string }
        #expect(texts.contains("2 locales fewer") && texts.contains("4 locales fewer"))
    }

    @Test func `history gives likely dates, and a submission keeps them`() async throws {
        let api = try await APIHarness()
        try await api.test.importPast(Self.past(days: 150))
        let answer = try await api.fetch(.post, "/v1/promise", as: .viewer, .json(Self.page))
        let half = try #require(answer[at: "/likely/0/date"]?.string)
        let most = try #require(answer[at: "/likely/1/date"]?.string)
        // Ten calendar days have always been enough; a day or two of rounding.
        #expect(half >= "2026-03-10" && half <= most && most <= "2026-03-18", "\(half) \(most)")
        #expect(answer[at: "/likely/1/percent"] == 85 && answer["likelyReason"]?.isNull == true)
        #expect(answer[at: "/desk/open"] == 10 && answer[at: "/desk/borrowed"] == [])

        let submitted = try await api.run.campaign(in: .intake)
        let shown = try await api.fetch(.get, "/v1/campaigns/\(submitted.key)", as: .requester)
        let told = try #require(shown[at: "/promises/likely/1/by"]?.string)
        #expect(told > "2026-03-10" && shown[at: "/promises/likely/0/percent"] == 50)
        #expect(shown[at: "/promises/earliestAt"]?.string != nil)
        let rows = try await api.test.rowCounts()
        #expect(rows["promises"] == 1)
        // Kept until the day is over, broken afterwards.
        let before = try await api.fetch(.get, "/v1/forecasts/accuracy")
        #expect(before[at: "/promises/n"] == 0)
        api.test.clock.advance(by: .days(40))
        let after = try await api.fetch(.get, "/v1/forecasts/accuracy")
        #expect(after[at: "/promises/n"] == 1 && after[at: "/promises/kept85"]?.decimal == 0)
    }

    @Test func `without history a submission is told the date by service levels alone`() async throws {
        let api = try await APIHarness()
        let submitted = try await api.run.campaign(in: .intake)
        let shown = try await api.fetch(.get, "/v1/campaigns/\(submitted.key)", as: .requester)
        #expect(shown[at: "/promises/likely"]?.isNull == true)
        #expect(shown[at: "/promises/likelyReason"]?.string?.isEmpty == false)
        let rows = try await api.test.rowCounts()
        #expect(rows["promises"] == 0)
        let list = try await api.fetch(.get, "/v1/campaigns", as: .requester)
        #expect(list[at: "/items/0/promises"] == nil)
    }

    @Test func `a promise is asked for with a request that has a form`() async throws {
        let api = try await APIHarness()
        let answer = try await api.send(
            .post,
            "/v1/promise",
            as: .requester,
            ["title": "x", "division": "nowhere", "lines": [["service": "none", "locale": "en-GB"]]]
        )
        #expect(answer.status == 422 && answer.errors.contains { $0.hasPrefix("/division") })
        let rows = try await api.test.rowCounts()
        #expect(rows["campaigns"] == 0)
    }
}
