import HubDomain
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct CampaignListTests {
    private static let stages: [StageKey?] = [nil, "build", "closed"]
    private static let divisions: [String?] = [nil, "consumer"]
    private static let assignees: [String?] = [nil, TestPerson.producer.id]
    private static let words: [[String]] = [[], ["früh"], ["früh", "日本"], ["nothing"]]

    /// 160 campaigns whose instants and stages repeat, so that pages end amid equal sort values.
    private func filled() async throws -> (TestHub, [Campaign], [Int64: Set<String>]) {
        let test = try await TestHub()
        var generator = CampaignGenerator(seed: 77)
        let campaigns = (1...160).map { generator.campaign(number: Int64(1_000 + $0)) }
        var terms: [Int64: Set<String>] = [:]
        for campaign in campaigns {
            let all = ["frühling", "früher", "frucht", "日本語", "zug"]
            terms[campaign.key.number] = Set(all.filter { _ in generator.random.chance(0.4) })
        }
        let indexed = terms
        try await test.store.write { tx in
            for campaign in campaigns {
                try tx.campaigns.insert(campaign, chain: .start)
                try tx.search.replaceTerms(of: campaign.key, with: indexed[campaign.key.number] ?? [])
            }
        }
        return (test, campaigns, terms)
    }

    @Test(arguments: CampaignFilter.Sort.allCases)
    func `every filter pages through exactly what fits, in order, whatever the page size`(
        sort: CampaignFilter.Sort
    ) async throws {
        let (test, campaigns, terms) = try await filled()
        var random = SeededGenerator(seed: 5)
        for stage in Self.stages {
            for division in Self.divisions {
                for assignee in Self.assignees {
                    for words in Self.words {
                        let filter = CampaignFilter(
                            stage: stage,
                            division: division,
                            assignee: assignee,
                            words: words,
                            sort: sort
                        )
                        let expected = Self.sorted(campaigns.filter { Self.fits($0, filter, terms) }, by: sort)
                        let limit = random.pick([1, 3, 7, 50, 200])
                        let found = try await Self.walk(test, filter, limit: limit)
                        #expect(found == expected.map(\.key), "\(filter), \(limit) a page")
                    }
                }
            }
        }
    }

    /// Each way to find campaigns (few by a word, few by an assignee, a walk that is cut short) gives the same list.
    @Test func `whatever is few and wherever a walk is cut, the list is the same`() async throws {
        let (test, campaigns, terms) = try await filled()
        for (few, examined, step) in [(0, 10, 3), (0, 1, 1), (40, 25, 10), (0, 1_000, 7), (1_000, 1, 1)] {
            var limits = CampaignSearchLimits()
            limits.few = few
            limits.examined = examined
            limits.step = step
            for sort in CampaignFilter.Sort.allCases {
                for (words, assignee) in [(["früh", "日本"], nil), (["fru"], TestPerson.producer.id), ([], nil)] {
                    var filter = CampaignFilter(division: "consumer", assignee: assignee, words: words, sort: sort)
                    if words.isEmpty { filter.stage = "build" }
                    let expected = Self.sorted(campaigns.filter { Self.fits($0, filter, terms) }, by: sort)
                    let found = try await Self.walk(test, filter, limit: 4, limits: limits)
                    #expect(found == expected.map(\.key), "\(limits) \(filter)")
                }
            }
        }
    }

    @Test func `each item of a list is complete`() async throws {
        let (test, campaigns, _) = try await filled()
        let page = try await test.store.read {
            try $0.campaigns.list(CampaignFilter(sort: .key), for: .system, PageRequest(limit: 20))
        }
        #expect(page.items.map(\.withSortedTicks) == campaigns.prefix(20).map(\.withSortedTicks))
        #expect(page.next == CampaignPosition(value: 1_020, number: 1_020))
    }

    @Test func `a prefix finds words of any script and never the neighbour of its last letter`() async throws {
        let (test, campaigns, _) = try await filled()
        try await test.store.write { tx in
            for campaign in campaigns { try tx.search.replaceTerms(of: campaign.key, with: []) }
            try tx.search.replaceTerms(of: campaigns[0].key, with: ["über", "ubahn", "z"])
            try tx.search.replaceTerms(of: campaigns[1].key, with: ["ünter", "кампания", "za"])
            try tx.search.replaceTerms(of: campaigns[2].key, with: ["кампус", "😀", "zz\u{10FFFD}"])
        }
        func numbers(_ words: String...) async throws -> [Int64] {
            let filter = CampaignFilter(words: words, sort: .key)
            return try await Self.walk(test, filter, limit: 200).map { $0.number - 1_000 }
        }
        #expect(try await numbers("ü") == [1, 2])
        #expect(try await numbers("über") == [1])
        #expect(try await numbers("übers") == [])
        #expect(try await numbers("камп") == [2, 3])
        #expect(try await numbers("кампу") == [3])
        #expect(try await numbers("z") == [1, 2, 3])
        #expect(try await numbers("zz") == [3])
        #expect(try await numbers("u", "z") == [1])
    }

    @Test func `terms of a campaign are replaced, not added to`() async throws {
        let (test, campaigns, _) = try await filled()
        let key = campaigns[0].key
        try await test.store.write { try $0.search.replaceTerms(of: key, with: ["alpha", "beta"]) }
        try await test.store.write { try $0.search.replaceTerms(of: key, with: ["beta", "gamma"]) }
        #expect(try await Self.walk(test, CampaignFilter(words: ["alpha"]), limit: 10) == [])
        #expect(try await Self.walk(test, CampaignFilter(words: ["gamma"]), limit: 10) == [key])
    }

    @Test func `due campaigns come earliest first and page without gaps`() async throws {
        let test = try await TestHub()
        var generator = CampaignGenerator(seed: 99)
        let campaigns = (1...60).map { number in
            var campaign = generator.campaign(number: Int64(1_000 + number))
            let step: CampaignTimer.Step? =
                number.isMultiple(of: 3) ? .startBuild : number.isMultiple(of: 2) ? .launch : nil
            let at = TestHub.start + .hours(Int64(number * 7 % 11) - 2)
            campaign.flow.timer = step.map { CampaignTimer(step: $0, at: at) }
            return campaign
        }
        try await test.store.write { tx in
            for campaign in campaigns { try tx.campaigns.insert(campaign, chain: .start) }
        }
        let now = TestHub.start + .hours(3)
        let timed = campaigns.compactMap { campaign in
            campaign.flow.timer.map { TimedCampaign(key: campaign.key, timer: $0) }
        }
        let expected = timed.filter { $0.timer.at <= now }
            .sorted { ($0.timer.at, $0.key.number) < ($1.timer.at, $1.key.number) }
        let found = try await test.store.read { tx in
            var found: [TimedCampaign] = []
            while true {
                let next = try tx.campaigns.due(at: now, after: found.last, limit: 2)
                if next.isEmpty { return found }
                found += next
            }
        }
        #expect(found == expected)
        #expect(found.count > 4)
        let next = try await test.store.read { try $0.campaigns.nextTimer(after: now) }
        #expect(next == timed.map(\.timer.at).filter { $0 > now }.min())
        let read = try await test.store.read { tx in try tx.campaigns.find(campaigns[1].key).flow }
        #expect(read == campaigns[1].flow)
    }

    private static func walk(
        _ test: TestHub,
        _ filter: CampaignFilter,
        limit: Int,
        limits: CampaignSearchLimits? = nil
    ) async throws -> [CampaignKey] {
        var keys: [CampaignKey] = []
        var position: CampaignPosition?
        repeat {
            let page = try await test.store.read { [position] tx in
                try tx.campaigns.list(
                    filter,
                    for: .system,
                    PageRequest(limit: limit, after: position),
                    limits: limits ?? CampaignSearchLimits()
                )
            }
            if limits == nil { #expect(page.items.count == limit || page.next == nil) }
            keys += page.items.map(\.key)
            position = page.next
        } while position != nil
        return keys
    }

    private static func fits(_ campaign: Campaign, _ filter: CampaignFilter, _ terms: [Int64: Set<String>]) -> Bool {
        let isAssigned = campaign.tasks.contains { task in
            task.assignee == filter.assignee && [.ready, .inProgress, .blocked].contains(task.state)
        }
        let words = terms[campaign.key.number] ?? []
        return (filter.stage == nil || filter.stage == campaign.stage)
            && (filter.division == nil || filter.division == campaign.division)
            && (filter.assignee == nil || isAssigned)
            && filter.words.allSatisfy { word in words.contains { $0.hasPrefix(word) } }
    }

    private static func sorted(_ campaigns: [Campaign], by sort: CampaignFilter.Sort) -> [Campaign] {
        func value(_ campaign: Campaign) -> Int64 {
            switch sort {
            case .key, .keyDescending: 0
            case .updatedAt, .updatedAtDescending: campaign.updatedAt.milliseconds
            case .committedLaunchAt, .committedLaunchAtDescending: campaign.committedLaunchAt?.milliseconds ?? Int64.max
            }
        }
        let ascending = campaigns.sorted { (value($0), $0.key.number) < (value($1), $1.key.number) }
        return sort.isDescending ? ascending.reversed() : ascending
    }
}
