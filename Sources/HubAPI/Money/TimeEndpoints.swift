import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// Time entries, the weekly sheet, timers, and what closes them.
extension HubAPI {
    static func addTime(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(importTime(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, ShowTimeSheet, TimeSheetOutput>(
                .get,
                "/v1/time",
                id: "showTimeSheet",
                tag: "Time",
                summary: "Show a person's week",
                description: "One's own; leads and finance see anybody's.",
                access: .person,
                failures: [.notFound, .forbidden]
            ) { input, request in
                let sheet = try await hub.timeSheet(of: input.person, input.week, for: request.person)
                return Reply(TimeSheetOutput(sheet: sheet))
            }
        )
        catalogue.add(enterTime(hub))
        catalogue.add(editTime(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, TimeEntryPath, NoContent>(
                .delete,
                "/v1/time/entries/{id}",
                id: "removeTime",
                tag: "Time",
                summary: "Take a time entry back",
                access: workers,
                takesIfMatch: true,
                success: .noContent,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                try await hub.remove(
                    time: input.id,
                    reason: input.reason,
                    by: request.person,
                    expecting: try request.expectedVersion()
                )
                return .done
            }
        )
        addTimers(to: &catalogue, hub)
        addCampaignTime(to: &catalogue, hub)
    }

    /// Who works on lines.
    static let workers = Access.roles(.producer, .reviewer, .vendor, .lead)

    private static func enterTime(_ hub: Hub) -> Endpoint<HubDomain.Caller, EnterTime, ItemsOutput<TimeEntryOutput>> {
        Endpoint(
            .post,
            "/v1/time/entries",
            id: "enterTime",
            tag: "Time",
            summary: "Enter time: all of the entries, or none",
            description: """
                One's own; leads enter that of others. What an entry is billed and costs is worked out now, at the rate of \
                its work date, and stays until it is recalculated.
                """,
            access: workers,
            bodyLimit: 512 * 1_024,
            success: .created
        ) { input, request in
            let reply = { @Sendable (views: [TimeView]) in Reply(ItemsOutput(items: views.map(TimeEntryOutput.init))) }
            return try await hub.enter(input.entries, by: request.person, repetition: request.repetition(reply))
                .reply(reply)
        }
    }

    private static func editTime(_ hub: Hub) -> Endpoint<HubDomain.Caller, EditTime, TimeEntryOutput> {
        Endpoint(
            .patch,
            "/v1/time/entries/{id}",
            id: "editTime",
            tag: "Time",
            summary: "Change a time entry",
            description:
                "Until it is billed, its month closed or its line's time complete. The events keep what it was.",
            access: workers,
            takesIfMatch: true,
            hasEntityTag: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let view = try await hub.edit(
                time: input.id,
                { input.apply(to: &$0) },
                reason: input.reason,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            return TimeEntryOutput(view: view).reply
        }
    }

    private static func addTimers(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, NoInput, TimerOutput>(
                .get,
                "/v1/time/timer",
                id: "showTimer",
                tag: "Time",
                summary: "Show one's running timer",
                access: workers
            ) { _, request in Reply(TimerOutput(timer: try await hub.timer(of: request.person))) }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, StartTimer, TimerOutput>(
                .put,
                "/v1/time/timer",
                id: "startTimer",
                tag: "Time",
                summary: "Start one's timer",
                access: workers,
                failures: [.conflict]
            ) { input, request in
                Reply(TimerOutput(timer: try await hub.startTimer(input.draft, by: request.person)))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, StopTimer, TimeEntryOutput>(
                .post,
                "/v1/time/timer/stop",
                id: "stopTimer",
                tag: "Time",
                summary: "Stop one's timer and enter its time",
                description: "In begun minutes, at most 24 hours, on the day on which it was started.",
                access: workers,
                hasEntityTag: true,
                success: .created,
                failures: [.conflict]
            ) { input, request in
                let reply = { @Sendable (view: TimeView) in TimeEntryOutput(view: view).reply }
                return try await hub.stopTimer(
                    note: input.note,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, MonthPath, NoContent>(
                .put,
                "/v1/time/months/{month}/closing",
                id: "closeMonth",
                tag: "Time",
                summary: "Close a month and those before it",
                description: "What is entered for them later is accounted for in the next open month.",
                access: .roles(.finance, .lead),
                success: .noContent,
                failures: [.conflict]
            ) { input, request in
                try await hub.close(input.month, by: request.person)
                return .done
            }
        )
    }

    private static func addCampaignTime(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ItemsOutput<TimeEntryOutput>>(
                .get,
                "/v1/campaigns/{key}/time-entries",
                id: "listTimeEntries",
                tag: "Time",
                summary: "List the time of a campaign",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let views = try await hub.timeEntries(of: input.key, for: request.person)
                return Reply(ItemsOutput(items: views.map(TimeEntryOutput.init)))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, EnterCampaignTime, TimeEntryOutput>(
                .post,
                "/v1/campaigns/{key}/time-entries",
                id: "enterCampaignTime",
                tag: "Time",
                summary: "Enter time on a line",
                access: workers,
                hasEntityTag: true,
                success: .created
            ) { input, request in
                let reply = { @Sendable (views: [TimeView]) in TimeEntryOutput(view: views[0]).reply }
                return try await hub.enter(
                    [input.draft],
                    isList: false,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, BookEstimate, TimeEntryOutput>(
                .post,
                "/v1/campaigns/{key}/tasks/{id}/time",
                id: "bookEstimate",
                tag: "Time",
                summary: "Enter the planned minutes of a finished task",
                description: "For whoever finished it, once.",
                access: workers,
                hasEntityTag: true,
                success: .created,
                failures: [.notFound, .conflict]
            ) { input, request in
                let reply = { @Sendable (view: TimeView) in TimeEntryOutput(view: view).reply }
                return try await hub.bookEstimate(
                    of: input.task,
                    of: input.key,
                    on: input.workDate,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
        addLineSettings(to: &catalogue, hub)
    }

    private static func addLineSettings(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, SetCapture, NoContent>(
                .put,
                "/v1/campaigns/{key}/lines/{id}/capture",
                id: "setCapture",
                tag: "Time",
                summary: "Say whether the time of a line is complete",
                access: .roles(.producer, .lead),
                success: .noContent,
                failures: [.notFound, .forbidden]
            ) { input, request in
                try await hub.setCapture(of: input.line, of: input.key, isClosed: input.closed, by: request.person)
                return .done
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, SetRates, NoContent>(
                .put,
                "/v1/campaigns/{key}/lines/{id}/rates",
                id: "setLineRates",
                tag: "Time",
                summary: "Give a line rates of its own",
                description: "They go before every rate card. What was entered before keeps its amounts.",
                access: .roles(.finance, .lead),
                success: .noContent,
                failures: [.notFound, .forbidden]
            ) { input, request in
                let rates = Dictionary(
                    input.rates.map { ($0.role, $0.hourly) },
                    uniquingKeysWith: { first, _ in first }
                )
                try await hub.setRates(rates, of: input.line, of: input.key, reason: input.reason, by: request.person)
                return .done
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignReasonInput, RecalculationOutput>(
                .post,
                "/v1/campaigns/{key}/time-entries/recalculation",
                id: "recalculateTime",
                tag: "Time",
                summary: "Work out anew what unbilled time comes to",
                description: "At the rates of each entry's date as they are known now.",
                access: .roles(.finance, .lead),
                failures: [.notFound, .forbidden]
            ) { input, request in
                let reply = { @Sendable (changed: Int) in Reply(RecalculationOutput(changed: changed)) }
                return try await hub.recalculate(
                    input.key,
                    reason: input.reason,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
    }
}

struct RecalculationOutput: ObjectOutput {
    let changed: Int

    static let schemaName = "Recalculation"

    static let fields: [OutputField<RecalculationOutput>] = [
        .init("changed", note: "Entries whose amounts are other than before.") { $0.changed }
    ]
}
