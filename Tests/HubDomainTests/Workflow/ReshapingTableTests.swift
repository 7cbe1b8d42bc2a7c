import Foundation
import HubDomain
import HubJSON
import Testing

/// The second table of `docs/workflow.md`, of what reshapes a campaign beside its workflow, against the code. That voiding
/// puts everything back is shown where campaigns are stored.
struct ReshapingTableTests {
    private static func rows() throws -> [String: [String]] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/workflow.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        let table = try #require(page.components(separatedBy: "<!-- reshaping -->").last)
            .components(separatedBy: "<!-- end of reshaping -->")[0]
        let rows = table.split(separator: "\n").dropFirst(2).map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        return Dictionary(rows.map { ($0[0].trimmingCharacters(in: ["`"]), $0) }, uniquingKeysWith: { $1 })
    }

    private static let scope = ScopeChange(
        committedLaunchAt: Shop.opening + .days(90),
        edited: [.init(line: "L1", tier: nil, quantity: 3, locale: nil, answers: nil)],
        added: [.init(service: "mail", tier: nil, quantity: 1, locale: "en-GB", variantOf: nil, answers: [:])]
    )

    private func perform(_ name: String, _ journey: inout Journey) throws -> EventType? {
        let (definitions, now) = (journey.definitions, journey.now)
        switch name {
        case "drop-line":
            return try journey.campaign.drop(lines: ["L2"], reason: "x", by: Cast.lead, definitions, at: now).events[0]
                .type
        case "transfer":
            let pins = journey.campaign.pins
            return try journey.campaign.transfer(
                to: "elsewhere",
                requester: nil,
                pins,
                reason: "x",
                by: Cast.lead,
                definitions,
                at: now
            )
            .events[0].type
        case "split":
            return try journey.campaign.splitOff(
                lines: ["L2"],
                as: CampaignKey(number: 7),
                reason: "x",
                by: Cast.lead,
                definitions,
                at: now
            )
            .events[0].type
        case "merge":
            let other = journey.campaign
            return try journey.campaign.takeIn(other, reason: "x", by: Cast.lead, definitions, at: now).events[0].type
        default:
            let services = Dictionary(
                definitions.services.map { ($0.key.key, $0.value) },
                uniquingKeysWith: { first, _ in first }
            )
            _ = try journey.campaign.apply(
                Self.scope,
                id: "C1",
                definitions,
                services: services,
                serviceVersions: services.mapValues { _ in 1 },
                price: { _, _ in nil },
                at: now
            )
            return nil
        }
    }

    @Test(arguments: [
        ("drop-line", StageKey.qa), ("transfer", .intake), ("split", .qa), ("merge", .intake), ("change", .qa),
        ("change", .build),
    ])
    func `what reshapes a campaign does what its row says`(_ name: String, _ stage: StageKey) throws {
        let row = try #require(try Self.rows()[name])
        var journey = try Shop().journey(services: ["page", "mail"])
        try journey.travel(to: stage)
        if stage == .qa { try journey.passChecklist() }
        let before = journey.campaign
        let event = try perform(name, &journey)
        let after = journey.campaign
        if let event { #expect("`\(event.rawValue)`" == row[3]) }
        let beginsAttempt = after.lines.contains { line in
            before.line(line.id).map { $0.attempt < line.attempt } ?? false
        }
        #expect(beginsAttempt == (stage == .qa && row[4].contains("begin a new attempt")))
        #expect((after.tasks.count > before.tasks.count) == row[5].contains("made"))
        let isDropped = after.tasks.contains { task in
            task.state == .dropped && before.tasks.first { $0.id == task.id }?.state != .dropped
        }
        #expect(isDropped == row[5].contains("are dropped"))
        #expect((after.committedLaunchAt != before.committedLaunchAt) == row[7].contains("as agreed"))
    }

    @Test func `the table has everything that reshapes a campaign, with its event`() throws {
        let rows = try Self.rows()
        #expect(Set(rows.keys) == ["void", "drop-line", "transfer", "split", "merge", "change"])
        let events: [String: EventType] = [
            "void": .actionVoided, "drop-line": .linesDropped, "transfer": .transferred, "split": .split,
            "merge": .merged, "change": .changeApplied,
        ]
        for (name, event) in events { #expect(rows[name]?[3] == "`\(event.rawValue)`") }
        #expect(rows.values.allSatisfy { $0[2] == "must" })
    }
}
