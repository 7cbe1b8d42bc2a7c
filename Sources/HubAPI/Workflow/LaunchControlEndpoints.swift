import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// Stopping all launches, and exceptions from freezes.
extension HubAPI {
    static func addLaunchControl(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, PageInput, Page<LaunchStopOutput>>(
                .get,
                "/v1/launch-stops",
                id: "listLaunchStops",
                tag: "Actions",
                summary: "List the stops of launches, the newest first",
                access: .person
            ) { input, request in
                let after = try input.page.after.map { position throws(HubError) in try position.string(0) }
                let found = try await hub.launchStops(for: request.person, .init(limit: input.page.limit, after: after))
                let next = found.next.map { input.page.cursor(after: [.string($0)]) }
                return Reply(Page(found.items.map(LaunchStopOutput.init), next: next))
            }
        )
        catalogue.add(stopLaunches(hub))
        catalogue.add(releaseLaunches(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, DefinitionPageInput, Page<FreezeExceptionOutput>>(
                .get,
                "/v1/freezes/{key}/exceptions",
                id: "listFreezeExceptions",
                tag: "Actions",
                summary: "List the exceptions from a freeze, the newest first",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let after = try input.page.after.map { position throws(HubError) in try position.string(0) }
                let page = HubDomain.PageRequest(limit: input.page.limit, after: after)
                let found = try await hub.exceptions(from: input.key, for: request.person, page)
                let next = found.next.map { input.page.cursor(after: [.string($0)]) }
                return Reply(Page(found.items.map(FreezeExceptionOutput.init), next: next))
            }
        )
        catalogue.add(grantException(hub))
    }

    private static func stopLaunches(_ hub: Hub) -> Endpoint<HubDomain.Caller, StopLaunches, LaunchStopOutput> {
        Endpoint(
            .post,
            "/v1/launch-stops",
            id: "stopLaunches",
            tag: "Actions",
            summary: "Stop all launches at once",
            description: """
                Blocks every launch, by hand and by the timer, until another lead releases it, and lists what would go \
                out by itself and has to be pulled. With a division only its launches are stopped.
                """,
            access: .roles(.lead),
            success: .created,
            failures: [.forbidden]
        ) { input, request in
            let reply = { @Sendable (view: LaunchStopView) in Reply(LaunchStopOutput(view: view)) }
            return try await hub.stopLaunches(
                of: input.division,
                reason: input.reason,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func releaseLaunches(
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, PartReasonInput, LaunchStopOutput> {
        Endpoint(
            .post,
            "/v1/launch-stops/{id}/release",
            id: "releaseLaunches",
            tag: "Actions",
            summary: "Let launches happen again",
            description:
                "Another lead than the one who stopped them does. Slots that passed have to be confirmed anew.",
            access: .roles(.lead),
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: LaunchStopView) in Reply(LaunchStopOutput(view: view)) }
            return try await hub.releaseLaunches(
                stop: input.id,
                reason: input.reason,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func grantException(
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, GrantException, FreezeExceptionOutput> {
        Endpoint(
            .post,
            "/v1/freezes/{key}/exceptions",
            id: "grantFreezeException",
            tag: "Actions",
            summary: "Let a campaign go out in spite of a freeze",
            description: "The freeze's owner does. The exception must still stand when the campaign goes out.",
            access: .person,
            success: .created,
            failures: [.notFound, .forbidden]
        ) { input, request in
            let reply = { @Sendable (view: FreezeExceptionView) in Reply(FreezeExceptionOutput(view: view)) }
            return try await hub.grantException(
                from: input.key,
                for: input.campaign,
                reason: input.reason,
                until: input.expiresAt,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }
}

struct StopLaunches: EndpointInput {
    let reason: String
    let division: String?

    init(_ reader: inout InputReader) {
        reason = reader.required("reason", .reason)
        division = reader.optional("division", .definitionKey, note: "Without it every division is meant.")
    }
}

struct GrantException: EndpointInput {
    let key: String
    let campaign: CampaignKey
    let reason: String
    let expiresAt: Instant

    init(_ reader: inout InputReader) {
        key = reader.path("key", .definitionKey)
        campaign = reader.required("campaign", .campaignKey)
        reason = reader.required("reason", .reason)
        expiresAt = reader.required("expiresAt", .instant)
    }
}

struct LaunchStopOutput: ObjectOutput {
    let view: LaunchStopView

    static let schemaName = "LaunchStop"

    static let fields: [OutputField<LaunchStopOutput>] = [
        .init("id") { $0.view.stop.id },
        .init("division", note: "null for every division.") { $0.view.stop.division },
        .init("active") { $0.view.stop.isActive },
        .init("reason") { $0.view.stop.reason },
        .init("stoppedBy") { $0.name($0.view.stop.stoppedBy) },
        .init("stoppedAt") { $0.view.stop.stoppedAt },
        .init("releasedBy") { owner in owner.view.stop.releasedBy.map(owner.name) },
        .init("releasedAt") { $0.view.stop.releasedAt },
        .init("releaseReason") { $0.view.stop.releaseReason },
        .init("pull", note: "What would go out by itself, the earliest first; empty once it is released.") {
            $0.view.pull.map(PendingLaunchOutput.init)
        },
    ]

    private func name(_ id: String) -> PersonNameOutput {
        PersonNameOutput(person: PersonName(id: id, name: view.people[id] ?? ""))
    }
}

struct PendingLaunchOutput: ObjectOutput {
    let launch: PendingLaunch

    static let schemaName = "PendingLaunch"

    static let fields: [OutputField<PendingLaunchOutput>] = [
        .init("campaign", example: "CMP-1042") { $0.launch.key.description },
        .init("title") { $0.launch.title },
        .init("division") { $0.launch.division },
        .init("at") { $0.launch.at },
        .init("partlyLive", note: "It is live already, and more lines are to follow.") { $0.launch.isPartlyLive },
    ]
}

struct FreezeExceptionOutput: ObjectOutput {
    let view: FreezeExceptionView

    static let schemaName = "FreezeException"

    static let fields: [OutputField<FreezeExceptionOutput>] = [
        .init("id") { $0.view.exception.id },
        .init("freeze", example: "quarter-end") { $0.view.exception.freeze },
        .init("campaign", example: "CMP-1042") { $0.view.exception.campaign.description },
        .init("reason") { $0.view.exception.reason },
        .init("grantedBy") { PersonNameOutput(person: $0.view.grantedBy) },
        .init("grantedAt") { $0.view.exception.grantedAt },
        .init("expiresAt") { $0.view.exception.expiresAt },
    ]
}
