import HubDomain
import HubJSON

/// Time as somebody enters it.
struct TimeInput: EndpointInput {
    let draft: TimeDraft

    static let schemaName = "TimeInput"

    init(_ reader: inout InputReader) {
        draft = TimeDraft(
            person: reader.optional("person", .personReference, note: "For somebody else; leads only."),
            campaign: reader.optional("campaign", .campaignKey),
            line: reader.optional("line", .partID, note: "Without it the task's."),
            task: reader.optional("task", .partID),
            activity: reader.optional("activity", .choice(InternalActivity.self), note: "In place of a campaign."),
            workDate: reader.required("workDate", .date),
            minutes: reader.required("minutes", .integer(TimeDraft.minuteRange)),
            role: reader.optional("role", .choice(of: RateCard.roles), note: "Without it the task's, or the person's."),
            team: reader.optional("team", .definitionKey, note: "Where it was done; without it the campaign's team."),
            vendor: reader.optional("vendor", .definitionKey),
            isChangeOrder: reader.optional(
                "changeOrder",
                .boolean,
                default: false,
                note: "Beyond what the line's price buys: billed by the hour whatever that is."
            ),
            note: reader.optional("note", .reason)
        )
    }
}

struct EnterTime: EndpointInput {
    let entries: [TimeDraft]

    init(_ reader: inout InputReader) {
        entries = reader.required("entries", .list(of: .object(TimeInput.self), 1...500)).map(\.draft)
    }
}

struct EnterCampaignTime: EndpointInput {
    let draft: TimeDraft

    init(_ reader: inout InputReader) {
        draft = TimeDraft(
            person: reader.optional("person", .personReference, note: "For somebody else; leads only."),
            campaign: reader.path("key", .campaignKey),
            line: reader.optional("line", .partID, note: "Without it the task's."),
            task: reader.optional("task", .partID),
            workDate: reader.required("workDate", .date),
            minutes: reader.required("minutes", .integer(TimeDraft.minuteRange)),
            role: reader.optional("role", .choice(of: RateCard.roles), note: "Without it the task's, or the person's."),
            team: reader.optional("team", .definitionKey, note: "Where it was done; without it the campaign's team."),
            vendor: reader.optional("vendor", .definitionKey),
            isChangeOrder: reader.optional(
                "changeOrder",
                .boolean,
                default: false,
                note: "Beyond what the line's price buys: billed by the hour whatever that is."
            ),
            note: reader.optional("note", .reason)
        )
    }
}

struct EditTime: EndpointInput {
    let id: String
    let line: String?
    let task: Patch<String>
    let workDate: CivilDate?
    let minutes: Int?
    let role: Role?
    let team: Patch<String>
    let isChangeOrder: Bool?
    let note: Patch<String>
    let reason: String?

    init(_ reader: inout InputReader) {
        id = reader.path("id", .partID)
        line = reader.optional("line", .partID, nullable: false)
        task = reader.patch("task", .partID)
        workDate = reader.optional("workDate", .date, nullable: false)
        minutes = reader.optional("minutes", .integer(TimeDraft.minuteRange), nullable: false)
        role = reader.optional("role", .choice(of: RateCard.roles), nullable: false)
        team = reader.patch("team", .definitionKey)
        isChangeOrder = reader.optional("changeOrder", .boolean, nullable: false)
        note = reader.patch("note", .reason)
        reason = reader.optional("reason", .reason)
    }

    func apply(to draft: inout TimeDraft) {
        draft.line = line ?? draft.line
        draft.task = task.change ?? draft.task
        draft.workDate = workDate ?? draft.workDate
        draft.minutes = minutes ?? draft.minutes
        draft.role = role ?? draft.role
        draft.team = team.change ?? draft.team
        draft.isChangeOrder = isChangeOrder ?? draft.isChangeOrder
        draft.note = note.change ?? draft.note
    }
}

struct TimeEntryPath: EndpointInput {
    let id: String
    let reason: String?

    init(_ reader: inout InputReader) {
        id = reader.path("id", .partID)
        reason = reader.query("reason", .text(1...500))
    }
}

struct ShowTimeSheet: EndpointInput {
    let person: String?
    let week: WorkWeek?

    init(_ reader: inout InputReader) {
        person = reader.query("person", .personReference, note: "Address or id; without it oneself.")
        week = reader.query("week", .week, note: "`2026-W10`; without it the running one.")
    }
}

struct StartTimer: EndpointInput {
    let draft: TimeDraft

    init(_ reader: inout InputReader) {
        draft = TimeDraft(
            campaign: reader.optional("campaign", .campaignKey),
            line: reader.optional("line", .partID),
            task: reader.optional("task", .partID),
            activity: reader.optional("activity", .choice(InternalActivity.self)),
            workDate: CivilDate(dayNumber: 0),
            minutes: 1,
            role: reader.optional("role", .choice(of: RateCard.roles)),
            team: reader.optional("team", .definitionKey),
            vendor: reader.optional("vendor", .definitionKey),
            isChangeOrder: reader.optional(
                "changeOrder",
                .boolean,
                default: false,
                note: "Beyond what the line's price buys: billed by the hour whatever that is."
            ),
            note: reader.optional("note", .reason)
        )
    }
}

struct StopTimer: EndpointInput {
    let note: String?

    init(_ reader: inout InputReader) {
        note = reader.optional("note", .reason, note: "In place of the note it was started with.")
    }
}

struct BookEstimate: EndpointInput {
    let key: CampaignKey
    let task: String
    let workDate: CivilDate?

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        task = reader.path("id", .partID)
        workDate = reader.optional("workDate", .date, note: "Without it the day on which the task was finished.")
    }
}

struct SetCapture: EndpointInput {
    let key: CampaignKey
    let line: String
    let closed: Bool

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        line = reader.path("id", .partID)
        closed = reader.required("closed", .boolean, note: "Whether the time of the line is complete.")
    }
}

struct SetRates: EndpointInput {
    let key: CampaignKey
    let line: String
    let rates: [Rate]
    let reason: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        line = reader.path("id", .partID)
        rates = reader.required(
            "rates",
            .list(of: .object(Rate.self), 0...4),
            note: "In place of all it had; an empty list takes them away."
        )
        reason = reader.required("reason", .reason)
    }

    func validate() -> [Issue] {
        guard Set(rates.map(\.role)).count == rates.count else {
            return [Issue(pointer: "/rates", code: "invalid", detail: "must name a role once")]
        }
        return []
    }

    struct Rate: EndpointInput {
        let role: Role
        let hourly: HourlyRate

        static let schemaName = "LineRate"
        private static let amounts: ClosedRange<Int64> = 0...100_000_000

        init(_ reader: inout InputReader) {
            role = reader.required("role", .choice(of: RateCard.roles))
            hourly = HourlyRate(
                bill: reader.required("billPerHourMinor", .integer(Self.amounts)),
                cost: reader.required("costPerHourMinor", .integer(Self.amounts))
            )
        }
    }
}

struct MonthPath: EndpointInput {
    let month: CalendarMonth

    init(_ reader: inout InputReader) {
        month = reader.path("month", .month)
    }
}
