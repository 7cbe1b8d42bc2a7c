import Foundation
import HubDomain
import HubJSON
import Testing

/// The table of `docs/workflow.md` against the shipped workflow and what the actions do.
struct ActionTableTests {
    private struct Row {
        let action: ActionKey
        let cells: [String]

        var changesTicks: Bool { cells[4] != "–" }
        var makesTasks: Bool { cells[5].contains("made") }
        var setsCommitment: Bool { cells[7].hasPrefix("set") }
    }

    private static func rows() throws -> [Row] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/workflow.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        let table = try #require(page.components(separatedBy: "<!-- actions -->").last)
            .components(separatedBy: "<!-- end of actions -->")[0]
        return table.split(separator: "\n").dropFirst(2).map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return Row(action: ActionKey(rawValue: cells[0].trimmingCharacters(in: ["`"])), cells: cells)
        }
    }

    @Test func `the table has every action with its roles, its reason and its event`() throws {
        let workflow = try Shipped.workflow()
        let rows = try Self.rows()
        #expect(rows.map(\.action) == workflow.actions.map(\.key))
        for (row, action) in zip(rows, workflow.actions) {
            #expect(row.cells[1] == action.roles.map(\.rawValue).joined(separator: ", "), "\(action.key.rawValue)")
            let need = action.reason.isRequired ? "must" : "may"
            #expect(row.cells[2] == need + (action.reason.list == nil ? "" : ", from a list"), "\(action.key.rawValue)")
            #expect(row.cells[3] == "`\(action.effect.event.rawValue)`", "\(action.key.rawValue)")
        }
    }

    /// Performs each action once in a campaign where it can be, and compares.
    @Test(arguments: [
        ("submit", StageKey.draft), ("accept", .intake), ("plan", .intake), ("return", .intake), ("decline", .intake),
        ("start-build", "planned"), ("submit-for-qa", .build), ("fail-qa", .qa), ("pass-qa", .qa),
        ("schedule", .launch), ("launch", .launch), ("close", .live), ("hold", .build), ("resume", .build),
        ("cancel", .build), ("reopen", .live), ("reopen", "closed"),
    ])
    func `an action does to ticks, tasks and commitment what its row says`(_ name: String, _ stage: StageKey) throws {
        let row = try #require(try Self.rows().first { $0.action.rawValue == name })
        var journey = try Shop().journey()
        if stage == "planned" {
            try journey.travel(to: .intake)
            var plan = ActionRequest(action: "plan", committedLaunchAt: Shop.opening + .days(60))
            plan.plannedStartAt = journey.now + .days(2)
            try journey.perform(plan, by: Cast.producer)
        } else {
            try journey.travel(to: stage)
        }
        if stage == .build || stage == .qa || stage == .launch { try journey.finishTasks() }
        if stage == .qa { try journey.passChecklist() }
        if stage == .launch {
            try journey.approve()
            try journey.fillIn("count", 7)
        }
        let hold = ActionRequest(action: "hold", reason: "INC-1", reasonCode: "platform-incident")
        if name == "resume" { try journey.perform(hold, by: Cast.producer) }

        let before = journey.campaign
        var request = ActionRequest(action: row.action)
        switch name {
        case "accept": request = journey.accept
        case "plan":
            request = ActionRequest(action: "plan", committedLaunchAt: Shop.opening + .days(60))
            request.plannedStartAt = journey.now + .days(2)
        case "return": request = ActionRequest(action: "return", reason: "Which?", reasonCode: "copy-not-final")
        case "decline": request = ActionRequest(action: "decline", reason: "No", reasonCode: "out-of-scope")
        case "fail-qa": request = journey.failing(.on("L1"))
        case "hold": request = hold
        case "cancel", "reopen": request.reason = "Because"
        default: break
        }
        let caller = row.cells[1].contains("producer") ? Cast.producer : name == "pass-qa" ? Cast.reviewer : Cast.lead
        let outcome = try journey.perform(request, by: name == "fail-qa" ? Cast.reviewer : caller)
        let after = journey.campaign
        #expect("`\(outcome.events[0].type.rawValue)`" == row.cells[3])
        #expect((after.tasks.count > before.tasks.count) == row.makesTasks)
        #expect((after.committedLaunchAt != before.committedLaunchAt) == row.setsCommitment)
        let beginsAttempt = after.lines.map(\.attempt) != before.lines.map(\.attempt)
        #expect(beginsAttempt == (row.cells[4].contains("none counts")), "a new attempt is what makes ticks fall")
    }
}
