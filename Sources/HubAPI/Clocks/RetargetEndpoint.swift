import HTTPTypes
import HubDomain
import HubJSON
package import HubOperations

extension HubAPI {
    static func retargetClocks(_ hub: Hub) -> Endpoint<HubDomain.Caller, RetargetInput, RetargetOutput> {
        Endpoint(
            .post,
            "/v1/sla/retarget",
            id: "retargetClocks",
            tag: "Clocks",
            summary: "Take running clocks over to the newest policy and calendar",
            description: """
                For the running and paused cycles under a policy, after it or a calendar was changed; finished cycles \
                stay as they are. A dry run shows before and after and changes nothing. Asking again changes nothing \
                more.
                """,
            access: .roles(.admin)
        ) { input, request in
            let isDryRun = input.isDryRun
            let reply = { @Sendable (retargets: [ClockRetarget]) in
                Reply(RetargetOutput(isDryRun: isDryRun, items: retargets.map(RetargetedClockOutput.init)))
            }
            let retargets = try await hub.retargetClocks(
                under: input.policy,
                reason: input.reason,
                isDryRun: isDryRun,
                by: request.person,
                repetition: request.repetition(reply)
            )
            return try retargets.reply(reply)
        }
    }
}

struct RetargetInput: EndpointInput {
    let policy: String
    let isDryRun: Bool
    let reason: String?

    init(_ reader: inout InputReader) {
        policy = reader.required("policy", .definitionKey, example: "email-newsletter")
        isDryRun = reader.optional("dryRun", .boolean, default: false)
        reason = reader.optional("reason", .reason)
    }
}

struct RetargetOutput: ObjectOutput {
    let isDryRun: Bool
    let items: [RetargetedClockOutput]

    static let fields: [OutputField<RetargetOutput>] = [
        .init("dryRun") { $0.isDryRun },
        .init("items", note: "The cycles whose goal, policy or calendar changed.") { $0.items },
    ]
}

struct RetargetedClockOutput: ObjectOutput {
    let retarget: ClockRetarget

    static let schemaName = "RetargetedClock"

    static let fields: [OutputField<RetargetedClockOutput>] = [
        .init("campaign", example: "CMP-1042") { $0.retarget.campaign.description },
        .init("clock", example: "build") { $0.retarget.before.clock.rawValue },
        .init("cycle") { $0.retarget.before.number },
        .init("before") { ClockTargetOutput(figures: $0.retarget.before.figures) },
        .init("after") { ClockTargetOutput(figures: $0.retarget.after.figures) },
    ]
}

struct ClockTargetOutput: ObjectOutput {
    let figures: ClockFigures

    static let schemaName = "ClockTarget"

    static let fields: [OutputField<ClockTargetOutput>] = [
        .init("goalMinutes") { $0.figures.goal.wholeMinutes },
        .init("dueAt") { $0.figures.dueAt },
        .init("policyVersion") { $0.figures.policy.version },
        .init("calendar") { $0.figures.calendar.key },
        .init("calendarVersion") { $0.figures.calendar.version },
    ]
}

extension ClockRetarget {
    /// The wire form of a list of retargeted cycles.
    package static func json(of retargets: [ClockRetarget], isDryRun: Bool) -> [UInt8] {
        RetargetOutput(isDryRun: isDryRun, items: retargets.map(RetargetedClockOutput.init)).encoded()
    }
}
