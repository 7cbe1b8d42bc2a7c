package import HubDomain

extension Hub {
    /// Answers a question on a calendar of its own or on the newest version of one of the hub's.
    /// - Throws: `invalid` with every problem of the question.
    package func explain(
        _ question: SLAQuestion,
        repetition: RepetitionPolicy<SLAExplanation> = .never
    ) async throws -> Repeatable<SLAExplanation> {
        let answer = try question.answer(with: definitions.current.calendars)
        // Nothing changes, so that only a kept answer costs a transaction.
        guard repetition.request != nil else { return .done(answer) }
        return try await write(repetition) { _ in answer }
    }
}

extension DefinitionHeads {
    /// The newest calendars by key.
    var calendars: [String: WorkCalendar] {
        Dictionary(
            heads(of: .calendar).compactMap { head in head.value.calendar.map { (head.reference.key, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
