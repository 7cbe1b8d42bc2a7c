package import HubDomain
import HubOperations

extension TestHub {
    /// Imports finished jobs of a service, tier M, on one line `L1` each, enters the minutes of a producer on the day of
    /// the launch and says that the line's time is complete. The last one is closed two days ago.
    /// - Parameters:
    ///   - minutes: Of each job, in the order in which they were closed.
    ///   - incomplete: Further jobs whose time stays open.
    /// - Returns: The campaigns in that order.
    @discardableResult
    package func makeJobs(
        _ minutes: [Int],
        of service: String = "landing-page",
        in division: String = "consumer",
        daysApart: Int = 7,
        incomplete: Int = 0,
        source: String = "jobs"
    ) async throws -> [CampaignKey] {
        let mapping = HistoryMapping(
            targets: [
                "hand in": .stage(.intake), "make": .stage(.build), "publish": .stage(.live),
                "end": .stage(StageKey(rawValue: "closed")),
            ]
        )
        let count = minutes.count + incomplete
        let closings = (0..<count).map { now + .days(-2) + .days(-Int64(daysApart * (count - 1 - $0))) }
        let cases = closings.enumerated().map { number, closed in
            HistoryCase(
                id: "\(source)-\(number)",
                entries: [
                    HistoryEntry(activity: "hand in", at: closed + .days(-5)),
                    HistoryEntry(activity: "make", at: closed + .days(-5)),
                    HistoryEntry(activity: "publish", at: closed + .days(-1)),
                    HistoryEntry(activity: "end", at: closed),
                ]
            )
        }
        let before = try await campaignCount()
        _ = try await hub.importHistory(
            cases,
            mapping,
            HistoryDefaults(source: source, service: service, division: division)
        )
        var keys: [CampaignKey] = []
        var after: CampaignPosition?
        repeat {
            let page = try await hub.campaigns(CampaignFilter(), page: PageRequest(limit: 200, after: after))
            keys += page.items.map(\.campaign.key)
            after = page.next
        } while after != nil
        let made = Array(keys.sorted { $0.number < $1.number }.dropFirst(before))
        for (key, place) in zip(made, minutes.indices) {
            let day = ZoneID.utc.rules.date(at: closings[place])
            try await enter(minutes[place], on: key, day)
            try await hub.setCapture(of: "L1", of: key, isClosed: true, by: TestPerson.producer.caller)
        }
        return made
    }

    /// Enters minutes of a producer, no more than ten hours a day.
    package func enter(
        _ minutes: Int,
        on key: CampaignKey,
        _ day: CivilDate,
        as person: TestPerson = .producer,
        isChangeOrder: Bool = false
    ) async throws {
        var left = minutes
        var drafts: [TimeDraft] = []
        while left > 0 {
            drafts.append(
                TimeDraft(
                    campaign: key,
                    line: "L1",
                    workDate: day.adding(days: -drafts.count),
                    minutes: min(left, 600),
                    isChangeOrder: isChangeOrder
                )
            )
            left -= 600
        }
        _ = try await hub.enter(drafts, by: person.caller)
    }
}
