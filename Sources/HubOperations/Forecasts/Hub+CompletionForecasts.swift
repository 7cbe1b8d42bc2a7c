import HubDomain
import HubStore

extension Hub {
    /// When a number of campaigns will be launched, from the launches of the past.
    /// - Throws: `forecast-refused` with what is missing, `invalid` for an unknown calendar, `unavailable` when too many
    ///   calculations wait.
    package func when(_ question: CompletionQuestion) async throws -> WhenAnswer {
        let moment = question.asOf ?? now
        return try await forecasts.answer(question, on: self, at: moment) { arrivals in
            let basis = try basis(of: question, arrivals, at: moment)
            let items = question.parties.map(\.items)
            let found = try basis.throughput.completion(of: items, seed: basis.seed)
            return WhenAnswer(question: question, basis: basis, all: found.all, parties: found.parties)
        }
    }

    /// How many campaigns will be launched by a date.
    /// - Throws: As `when`; `invalid` for a date that isn't to come.
    package func howMany(_ question: CompletionQuestion) async throws -> HowManyAnswer {
        let moment = question.asOf ?? now
        return try await forecasts.answer(question, on: self, at: moment) { arrivals in
            let basis = try basis(of: question, arrivals, at: moment)
            let days = basis.throughput.days
            guard let until = question.until, until > basis.today else {
                throw HubError(
                    .invalid,
                    "The question has problems",
                    issues: [
                        Issue(pointer: "/query/until", code: "range", detail: "must lie after \(basis.today.iso8601)")
                    ]
                )
            }
            let throughput = try Throughput(perDay: basis.throughput.counts(of: 0))
            let within = days.count(after: basis.today, through: until)
            return HowManyAnswer(
                question: question,
                basis: basis,
                counts: try CountForecast(within: within, at: throughput, seed: basis.seed)
            )
        }
    }

    private func basis(
        of question: CompletionQuestion,
        _ arrivals: ForecastArrivals,
        at moment: Instant
    ) throws -> ForecastBasis {
        let calendar = try calendar(of: question)
        let rules = calendar.zone.rules
        let today = rules.date(at: moment)
        // Days before the hub's first request say nothing about its pace.
        let begin = arrivals.first.map { rules.date(at: $0) } ?? today
        let days = ThroughputDays(
            question.sampling,
            of: calendar,
            from: max(today.adding(days: -question.history), begin),
            to: today
        )
        let throughput = try JointThroughput(
            parties: question.parties.map(\.name),
            completions: question.parties.map { party in
                arrivals.samples.filter { $0.group.map(party.filter.fits) ?? false }.map { rules.date(at: $0.at) }
                    .filter { $0 < today }
            },
            on: days
        )
        let asked = question.parties.map(\.items) + [question.until?.dayNumber ?? 0, today.dayNumber]
        return ForecastBasis(
            asOf: moment,
            today: today,
            throughput: throughput,
            seed: question.seed ?? throughput.seed(for: asked)
        )
    }

    /// The calendar that was asked for; else that of the one team or division that the question is about.
    private func calendar(of question: CompletionQuestion) throws -> WorkCalendar {
        let heads = definitions.current
        if let key = question.calendar {
            if let calendar = heads.head(.calendar, key)?.value.calendar { return calendar }
            let known = heads.heads(of: .calendar).map(\.reference.key).joined(separator: ", ")
            throw HubError(
                .invalid,
                "The question has problems",
                issues: [Issue(pointer: "/query/calendar", code: "unknown", detail: "is not one of \(known)")]
            )
        }
        let standard = WorkCalendar.weekdays(in: question.zone)
        guard question.parties.count == 1, let filter = question.parties.first?.filter else { return standard }
        let team = filter.team.flatMap { heads.head(.team, $0)?.value.team?.calendar }
        let division = filter.division.flatMap { heads.head(.division, $0)?.value.division?.calendar }
        return (team ?? division).flatMap { heads.head(.calendar, $0)?.value.calendar } ?? standard
    }
}
