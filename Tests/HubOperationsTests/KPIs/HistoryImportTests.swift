import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite struct HistoryImportTests {
    private static let begin = Instant(milliseconds: 1_700_000_000_000)

    private func history(_ id: String = "A-1", _ activities: String...) -> HistoryCase {
        HistoryCase(
            id: id,
            entries: activities.enumerated().map { index, name in
                HistoryEntry(activity: name, at: Self.begin + .hours(Int64(index)), resource: "Value 2")
            }
        )
    }

    private func campaign(_ test: TestHub, _ number: Int64 = 1_001) async throws -> Campaign {
        try await test.hub.campaign(CampaignKey(number: number)).campaign
    }

    private func types(_ test: TestHub) async throws -> [String] {
        try await test.allEvents().filter { !$0.event.type.hasPrefix("person") }.map(\.event.type)
    }

    @Test func `a case becomes a campaign with its events at their own instants`() async throws {
        let test = try await TestHub()
        _ = try await test.hub.importHistory(
            [history("A-1", "open", "make", "talk", "check", "publish", "archive")],
            HistoryMapping(targets: RandomLog.mapping.targets),
            HistoryDefaults(service: "landing-page", division: "enterprise")
        )
        let shown = try await campaign(test)
        #expect(shown.title == "A-1" && shown.stage == "closed" && shown.isImported)
        #expect(shown.submittedAt == Self.begin && shown.launchedAt == Self.begin + .hours(4))
        #expect(shown.lines.map(\.service) == ["landing-page"] && shown.division == "enterprise")
        let wanted = [
            "campaign.submitted", "campaign.accepted", "campaign.commented", "qa.requested", "qa.passed",
            "campaign.launched", "campaign.closed",
        ]
        let events = try await test.hub.events(of: CampaignKey(number: 1_001), .init(limit: 50)).items
        #expect(events.map(\.type) == wanted)
        #expect(events[2].body["reason"] == "talk (Value 2)" && events.allSatisfy { $0.body["imported"] == true })
        #expect(events[1].occurredAt == Self.begin + .hours(1) && events[1].recordedAt == test.now)
        #expect(try await test.chainProblems().isEmpty)
    }

    @Test func `going back is one failure and begins an attempt; leaving qa forwards is one pass`() async throws {
        let test = try await TestHub()
        let case1 = history("A-1", "open", "make", "check", "make", "check", "prepare", "check", "publish")
        _ = try await test.hub.importHistory([case1], RandomLog.mapping, HistoryDefaults())
        let counts = try await test.eventCounts()
        #expect(counts["qa.failed"] == 2 && counts["qa.passed"] == 2)
        #expect(try await campaign(test).lines.map(\.attempt) == [3])
    }

    @Test func `a hold lasts until the work goes on, and a comment doesn't end it`() async throws {
        let test = try await TestHub()
        _ = try await test.hub.importHistory(
            [history("A-1", "make", "wait", "wait", "talk", "make", "wait")],
            RandomLog.mapping,
            HistoryDefaults()
        )
        let holds = try await campaign(test).holds
        #expect(holds.map(\.since) == [Self.begin + .hours(1), Self.begin + .hours(5)])
        #expect(holds.map(\.endedAt) == [Self.begin + .hours(4), nil])
        #expect(try await test.eventCounts()["campaign.commented"] == 2)
    }

    @Test func `what was never launched stays open`() async throws {
        let test = try await TestHub()
        let mapping = HistoryMapping(targets: RandomLog.mapping.targets, launch: .activities(["go"]))
        let cases = [history("A-1", "open", "make", "archive"), history("A-2", "open", "go", "archive")]
        let report = try await test.hub.importHistory(cases, mapping, HistoryDefaults())
        #expect(report.launched == 1 && report.open == 1)
        #expect(try await campaign(test).stage == "build")
        let second = try await campaign(test, 1_002)
        #expect(second.stage == "closed" && second.launchedAt == Self.begin + .hours(1))
    }

    @Test func `the last event is the launch when that is asked for`() async throws {
        let test = try await TestHub()
        let mapping = HistoryMapping(targets: RandomLog.mapping.targets, launch: .lastEvent)
        _ = try await test.hub.importHistory([history("A-1", "open", "check", "talk")], mapping, HistoryDefaults())
        let shown = try await campaign(test)
        #expect(shown.stage == "live" && shown.launchedAt == Self.begin + .hours(2))
        #expect(try await test.eventCounts()["qa.passed"] == 1)
    }

    @Test func `equal instants keep the order of the file`() {
        let entries = ["c", "a", "b"].map { HistoryEntry(activity: $0, at: Self.begin) }
        #expect(HistoryCase(id: "x", entries: entries).entries.map(\.activity) == ["c", "a", "b"])
    }

    @Test func `a log that is imported again adds only what is new`() async throws {
        let test = try await TestHub()
        let known = history("A-1", "open", "make")
        _ = try await test.hub.importHistory([known], RandomLog.mapping, HistoryDefaults())
        let rows = try await test.rowCounts()
        let again = try await test.hub.importHistory([known], RandomLog.mapping, HistoryDefaults())
        #expect(again.known == 1 && again.campaigns == 0)
        let other = history("A-1", "open", "make", "check")
        let changed = try await test.hub.importHistory([other], RandomLog.mapping, HistoryDefaults())
        #expect(changed.changed == ["A-1"])
        #expect(try await test.rowCounts() == rows)
        let elsewhere = HistoryDefaults(source: "other tool")
        #expect(try await test.hub.importHistory([other], RandomLog.mapping, elsewhere).campaigns == 1)
    }

    @Test func `a dry run tells the same and stores nothing`() async throws {
        let test = try await TestHub()
        let rows = try await test.rowCounts()
        let cases = [history("A-1", "open", "make", "talk")]
        let dry = try await test.hub.importHistory(cases, RandomLog.mapping, HistoryDefaults(), isDryRun: true)
        #expect(try await test.rowCounts() == rows)
        #expect(try await test.hub.importHistory(cases, RandomLog.mapping, HistoryDefaults()) == dry)
    }

    @Test func `unknown stages, services and divisions are all named`() async throws {
        let test = try await TestHub()
        let mapping = HistoryMapping(targets: ["a": .stage("nowhere"), "b": .stage("draft")])
        let error = await #expect(throws: HubError.self) {
            _ = try await test.hub.importHistory([history("A", "a")], mapping, HistoryDefaults())
        }
        #expect(error?.issues.count == 2)
        let unknown = HistoryDefaults(service: "none", division: "nobody")
        let second = await #expect(throws: HubError.self) {
            _ = try await test.hub.importHistory([history("A", "a")], RandomLog.mapping, unknown)
        }
        #expect(second?.issues.count == 2)
    }

    @Test func `bad rows are listed with line and column`() throws {
        var log = HistoryLog(.init(caseID: "id", activity: "what", at: "when"), timestamps: HistoryTimestamp(zone: nil))
        let rows = [["id", "what", "when"], ["1", "open", "2026-01-01 10:00"], ["", "x", "tomorrow"], ["2", "y"]]
        for (index, fields) in rows.enumerated() { log.take(CSVRecord(line: index + 1, fields: fields)) }
        log.finish()
        #expect(
            log.problems.map(\.description) == [
                #"line 2, column when: "2026-01-01 10:00" has no offset; name the zone with --zone"#,
                "line 3, column id: is empty",
                #"line 3, column when: "tomorrow" is not a timestamp such as 2026-11-21T21:34:05+01:00"#,
                "line 4, column 3: the row has 2 fields, the header 3",
            ]
        )
        #expect(log.cases.isEmpty)
    }

    @Test func `timestamps near RFC 3339 are read, those without an offset in the zone`() throws {
        let zone = try #require(ZoneID("Europe/Berlin"))
        let wanted = try #require(Instant(rfc3339: "2026-07-01T08:00:00Z"))
        let reader = HistoryTimestamp(zone: zone)
        for text in [
            "2026-07-01T10:00:00+02:00", "2026-07-01 10:00", "2026-07-01 10:00:00", "2026-07-01T08:00:00+0000",
        ] {
            #expect(reader.read(text) == .instant(wanted), "\(text)")
        }
        #expect(HistoryTimestamp(zone: nil).read("2026-07-01 10:00") == .lacksZone)
        #expect(reader.read("01.07.2026 10:00:00") == .unreadable)
    }
}
