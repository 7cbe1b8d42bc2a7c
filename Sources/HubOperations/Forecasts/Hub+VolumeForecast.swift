package import HubDomain

extension Hub {
    /// Carries a series on. Nothing is stored but the answer to a repeatable request.
    /// - Throws: `forecast-refused` with the reason, `unavailable` when too many calculations wait.
    package func forecast(
        _ question: VolumeQuestion,
        repetition: RepetitionPolicy<VolumeForecast> = .never
    ) async throws -> Repeatable<VolumeForecast> {
        try await calculate(repetition) { try VolumeForecast(question) }
    }
}
