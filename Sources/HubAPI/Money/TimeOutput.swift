import HubDomain
import HubJSON
import HubOperations

struct TimeEntryOutput: ObjectOutput {
    let view: TimeView

    static let schemaName = "TimeEntry"

    private var entry: TimeEntry { view.entry }
    private var line: LineWork? { entry.work.line }
    private var rate: AppliedRate? { entry.charge?.rate }
    private func money(_ minor: Int64?) -> MoneyOutput? {
        guard let minor, let currency = rate?.currency else { return nil }
        return MoneyOutput(money: Money(minor, currency))
    }

    static let fields: [OutputField<TimeEntryOutput>] = [
        .init("id") { $0.entry.id },
        .init("version") { $0.entry.version },
        .init("person") { PersonNameOutput(person: $0.view.person) },
        .init("campaign", note: "`null` for internal work.", example: "CMP-1042") { $0.line?.campaign.description },
        .init("line") { $0.line?.line },
        .init("task") { $0.line?.task },
        .init("activity", note: "Internal work.") { $0.entry.work.activity },
        .init("workDate") { $0.entry.workDate },
        .init("bookedMonth", note: "That of the work, or the first that was still open.", example: "2026-03") {
            $0.entry.bookedMonth.description
        },
        .init("minutes") { $0.entry.minutes },
        .init("role") { $0.line?.role.rawValue },
        .init("team") { $0.line?.team },
        .init("vendor") { $0.line?.vendor },
        .init("changeOrder", note: "Beyond what the line's price buys.") { $0.line?.isChangeOrder ?? false },
        .init("note") { $0.entry.note },
        .init("bill", note: "What the hours come to, billed or not.") { $0.money($0.entry.charge?.bill) },
        .init("rate", note: "`null` for internal work.") { output in
            output.rate.map { RateOutput(rate: $0, showsCost: output.view.showsCost) }
        },
        .whenPresent("cost", note: "For finance and leads.") { output in
            output.view.showsCost ? output.money(output.entry.charge?.cost) : nil
        },
        .init("statement", note: "That billed it; it is locked then.") { $0.entry.statement },
        .init("enteredAt") { $0.entry.enteredAt },
        .init("updatedAt") { $0.entry.updatedAt },
    ]

    private var entityTag: EntityTag { EntityTag(version: Int(entry.version)) }

    var reply: Reply<TimeEntryOutput> { Reply(self, entityTag: entityTag) }
}

/// A rate with where it was found.
struct RateOutput: ObjectOutput {
    let rate: AppliedRate
    let showsCost: Bool

    static let schemaName = "AppliedRate"

    static let fields: [OutputField<RateOutput>] = [
        .init("billPerHour") { MoneyOutput(money: Money($0.rate.hourly.bill, $0.rate.currency)) },
        .whenPresent("costPerHour", note: "For finance and leads.") { output in
            output.showsCost ? MoneyOutput(money: Money(output.rate.hourly.cost, output.rate.currency)) : nil
        },
        .init("source", note: "Looked up in this order: line, division, site, role.") { $0.rate.source },
        .init("rateCard") { $0.rate.card.key },
        .init("rateCardVersion") { $0.rate.card.version },
    ]
}

struct TimeSheetOutput: ObjectOutput {
    let sheet: TimeSheet

    static let schemaName = "TimeSheet"

    static let fields: [OutputField<TimeSheetOutput>] = [
        .init("person") { PersonNameOutput(person: $0.sheet.person) },
        .init("week", example: "2026-W10") { $0.sheet.week.description },
        .init("minutes") { $0.sheet.entries.reduce(0) { $0 + $1.entry.minutes } },
        .init("days", note: "Monday to Sunday.") { output in
            output.sheet.week.days.map { day in
                TimeSheetDayOutput(date: day, entries: output.sheet.entries.filter { $0.entry.workDate == day })
            }
        },
    ]
}

struct TimeSheetDayOutput: ObjectOutput {
    let date: CivilDate
    let entries: [TimeView]

    static let schemaName = "TimeSheetDay"

    static let fields: [OutputField<TimeSheetDayOutput>] = [
        .init("date") { $0.date },
        .init("minutes") { $0.entries.reduce(0) { $0 + $1.entry.minutes } },
        .init("entries") { $0.entries.map(TimeEntryOutput.init) },
    ]
}

struct TimerOutput: ObjectOutput {
    let timer: RunningTimer?

    static let schemaName = "Timer"

    static let fields: [OutputField<TimerOutput>] = [
        .init("running") { $0.timer != nil },
        .init("startedAt") { $0.timer?.startedAt },
        .init("campaign") { $0.timer?.work.campaign?.description },
        .init("line") { $0.timer?.work.line },
        .init("task") { $0.timer?.work.task },
        .init("activity") { $0.timer?.work.activity },
        .init("note") { $0.timer?.work.note },
    ]
}
