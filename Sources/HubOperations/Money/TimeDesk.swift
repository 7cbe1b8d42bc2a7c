import HubDomain
import HubStore

/// Makes entries of drafts within one transaction: looks people and campaigns up once, and collects everything that is
/// wrong.
struct TimeDesk {
    let hub: Hub
    let caller: Caller
    let tx: WriteTransaction
    private(set) var issues: [Issue] = []
    private var people: [String: Person] = [:]
    private var campaigns: [CampaignKey: (campaign: Campaign, closed: Set<String>)] = [:]
    private var dayMinutes: [Day: Int] = [:]
    private let closedThrough: CalendarMonth?

    private struct Day: Hashable {
        let person: String
        let date: CivilDate
    }

    init(_ hub: Hub, _ caller: Caller, _ tx: WriteTransaction) throws {
        self.hub = hub
        self.caller = caller
        self.tx = tx
        closedThrough = try tx.time.closedThrough()
    }

    /// - Parameters:
    ///   - pointer: Where the draft stands in the request.
    ///   - before: The entry that it takes the place of.
    /// - Returns: `nil` after problems, which are collected.
    mutating func entry(of draft: TimeDraft, at pointer: String, replacing before: TimeEntry? = nil) throws
        -> TimeEntry?
    {
        do {
            return try make(draft, before)
        } catch let error as HubError where [.invalid, .forbidden, .conflict, .notFound].contains(error.code) {
            let found =
                error.issues.isEmpty
                ? [Issue(pointer: "", code: error.code.rawValue, detail: error.message)] : error.issues
            issues += found.map { Issue(pointer: pointer + $0.pointer, code: $0.code, detail: $0.detail) }
            return nil
        }
    }

    private mutating func make(_ draft: TimeDraft, _ before: TimeEntry?) throws -> TimeEntry {
        let person = try person(draft.person ?? caller.id)
        var found = draft.issues(today: person.today(at: tx.now))
        found += try dayIssues(of: draft, person.id, before)
        guard found.isEmpty else { throw HubError(.invalid, "The time entry has problems", issues: found) }
        let work = try work(of: draft, by: person)
        try check(caller, mayEnterFor: person, work)
        let entry = TimeEntry(
            id: before?.id ?? hub.ids.next(),
            version: (before?.version ?? 0) + 1,
            person: person.id,
            work: work,
            workDate: draft.workDate,
            bookedMonth: bookedMonth(of: draft.workDate),
            minutes: draft.minutes,
            note: draft.note,
            charge: try work.line.map { try hub.charge(for: $0, draft.minutes, draft.workDate, in: tx) },
            reference: before?.reference ?? draft.reference,
            enteredBy: before?.enteredBy ?? caller.id,
            enteredAt: before?.enteredAt ?? tx.now,
            updatedAt: tx.now
        )
        dayMinutes[Day(person: person.id, date: draft.workDate), default: 0] += draft.minutes
        return entry
    }

    private func bookedMonth(of date: CivilDate) -> CalendarMonth {
        let own = CalendarMonth(of: date)
        return closedThrough.map { max(own, $0.next) } ?? own
    }

    private mutating func person(_ reference: String) throws -> Person {
        if let known = people[reference] { return known }
        let person = try hub.activePerson(reference, at: "/person", in: tx)
        people[reference] = person
        return person
    }

    private mutating func work(of draft: TimeDraft, by person: Person) throws -> TimedWork {
        guard let key = draft.campaign else {
            guard let activity = draft.activity else { throw HubError(.internalError, "Time without work") }
            return .activity(activity)
        }
        let (campaign, closed) = try campaign(key)
        let work = try campaign.work(of: draft, by: person.roles(in: campaign.division))
        if closed.contains(work.line) {
            let detail = "the time of \(work.line) is complete: reopen its capture first"
            throw HubError(.conflict, detail, issues: [Issue(pointer: "/line", code: "capture-closed", detail: detail)])
        }
        return .line(work)
    }

    private mutating func campaign(_ key: CampaignKey) throws -> (campaign: Campaign, closed: Set<String>) {
        if let known = campaigns[key] { return known }
        do {
            let found = (try hub.readable(key, by: caller, in: tx), try tx.time.closedLines(of: key))
            campaigns[key] = found
            return found
        } catch let error as HubError where error.code == .notFound {
            throw HubError(.invalid, error.message, issues: [.invalid("/campaign", error.message)])
        }
    }

    private func check(_ caller: Caller, mayEnterFor person: Person, _ work: TimedWork) throws {
        if person.id == caller.id { return }
        let isLead = work.line.map { caller.has(.lead, in: $0.division) } ?? caller.has(.lead)
        guard isLead || caller.id == Caller.system.id else {
            let detail = "time of others is entered by leads"
            throw HubError(.forbidden, detail, issues: [Issue(pointer: "/person", code: "forbidden", detail: detail)])
        }
    }

    /// A day has 24 hours, whoever counts them.
    private mutating func dayIssues(of draft: TimeDraft, _ person: String, _ before: TimeEntry?) throws -> [Issue] {
        let day = Day(person: person, date: draft.workDate)
        if dayMinutes[day] == nil {
            let replaced = before.map { $0.person == person && $0.workDate == draft.workDate ? $0.minutes : 0 } ?? 0
            dayMinutes[day] = try tx.time.minutes(of: person, on: draft.workDate) - replaced
        }
        guard (dayMinutes[day] ?? 0) + draft.minutes > 1_440 else { return [] }
        return [.invalid("/minutes", "brings \(draft.workDate.iso8601) above 24 hours")]
    }
}

extension Hub {
    /// What work is billed and costs, at the rate of its date.
    func charge(
        for work: LineWork,
        _ minutes: Int,
        _ date: CivilDate,
        in tx: ReadTransaction
    ) throws -> TimeCharge {
        let rate = try definitions.money.rates.rate(
            for: RatedWork(
                role: work.role,
                division: work.division,
                currency: try currency(of: work.division),
                team: work.team,
                vendor: work.vendor,
                date: date
            ),
            overriding: try tx.time.rates(of: work.line, of: work.campaign)
        )
        return try TimeCharge(minutes: minutes, at: rate)
    }
}
