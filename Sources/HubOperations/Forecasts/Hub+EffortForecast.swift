package import HubDomain
import HubStore

/// How much work a volume means, beside what teams can do.
package struct EffortAnswer: Sendable {
    package let volume: VolumeAnswer
    /// Minutes of one campaign.
    package let each: AmountPerPiece
    package let source: Source
    package let minutes: CarriedForecast
    /// Minutes that the teams can work in each period; `nil` when no team says.
    package let capacity: [Double]?
    /// Teams whose capacity that is.
    package let teams: [String]
    package let budget: Budget

    /// What the volume is likely to be charged.
    package enum Budget: Sendable {
        /// Minor units of a currency, and of one campaign.
        case money(CarriedForecast, each: AmountPerPiece, currency: String)
        /// Why nobody can say.
        case unknown(String)
    }

    /// Where the minutes of one campaign are from.
    package enum Source: String, Hashable, Sendable, CaseIterable {
        /// The hours, or else the tasks, of campaigns that were launched.
        case history
        /// The task templates of the service, at tier M in one locale: an estimate, as history is thin.
        case template
    }
}

extension Hub {
    /// Launches of the past that effort is read of.
    private static let effortSample = 500
    /// Campaigns without which templates are taken.
    private static let fewestEfforts = 12
    private static let effortDays: Int64 = 365

    /// The effort of a volume forecast.
    /// - Throws: As `volume`; `forecast-refused` when neither history nor a template says what a campaign takes.
    package func effort(_ request: VolumeRequest) async throws -> EffortAnswer {
        let volume = try await volume(request)
        let (each, source) = try await amount(of: request, at: volume.asOf)
        let teams = capacities(of: request.filter.team)
        return EffortAnswer(
            volume: volume,
            each: each,
            source: source,
            minutes: CarriedForecast(volume.forecast, each: each),
            capacity: teams.isEmpty
                ? nil : volume.periods.map { period in teams.reduce(0) { $0 + $1.minutes(in: period) } },
            teams: teams.map(\.team),
            budget: try await budget(of: request, volume)
        )
    }

    private func amount(
        of request: VolumeRequest,
        at moment: Instant
    ) async throws -> (AmountPerPiece, EffortAnswer.Source) {
        let window = KPIWindow(from: moment + .days(-Self.effortDays), to: moment, zone: request.zone)
        let service = request.filter.service
        let found = try await store.read { tx in
            try tx.facts.newestLaunches(window, request.filter, lookingAt: Self.effortSample).compactMap { key in
                let minutes = try tx.forecasts.effort(of: key)
                let counted = service.map { minutes[$0] ?? 0 } ?? minutes.values.reduce(0, +)
                return counted > 0 ? Double(counted) : nil
            }
        }
        if found.count >= Self.fewestEfforts, let each = AmountPerPiece(observed: found) { return (each, .history) }
        if let template = service.flatMap({ definitions.current.services[$0] })?.usualMinutes, template > 0 {
            return (AmountPerPiece(assumed: Double(template)), .template)
        }
        let missing = Self.fewestEfforts - found.count
        throw HubError(
            .forecastRefused,
            """
            What a campaign takes is known of \(found.count) launched in the last year; \(missing) more are needed, or a \
            service whose templates say it.
            """
        )
    }

    private func capacities(of team: String?) -> [TeamCapacity] {
        let heads = definitions.current
        return heads.heads(of: .team).compactMap { head in
            guard
                team == nil || head.reference.key == team, let definition = head.value.team,
                let minutes = definition.capacityMinutesPerWeek,
                let calendar = heads.head(.calendar, definition.calendar)?.value.calendar
            else { return nil }
            return TeamCapacity(team: head.reference.key, minutesPerWeek: minutes, calendar: calendar)
        }
    }
}

extension ServiceDefinition {
    /// What the templates' tasks take together, once each, at tier M.
    fileprivate var usualMinutes: Int { tasks.reduce(0) { $0 + $1.minutes[.medium] } }
}
