/// What is to be said about a definition that would take its place among others.
package struct DefinitionReview: Sendable {
    /// `nil` after problems.
    package let definition: LoadedDefinition?
    /// What is wrong with it.
    package let problems: [DefinitionProblem]
    /// What it would break in others: places there that were right without it.
    package let consequences: [DefinitionProblem]

    package var isAcceptable: Bool { problems.isEmpty && consequences.isEmpty }

    /// - Parameter others: All definitions in force; one of the same kind and key gives way to the draft.
    package init(of draft: DefinitionDraft, among others: [DefinitionDraft]) {
        let rest = others.filter { !$0.names(draft.kind, draft.key) }
        let reading = DefinitionLoader().read(rest + [draft])
        let found = DefinitionProblems(reading.problems).problems
        problems = found.filter { $0.file == draft.file }
        let elsewhere = found.filter { $0.file != draft.file }
        // Definitions outlive the rules that they were checked by; what was wrong before is no fault of this one.
        let before = elsewhere.isEmpty ? [] : Set(DefinitionLoader().read(others).problems)
        consequences = elsewhere.filter { !before.contains($0) }
        let isRead = problems.isEmpty && consequences.isEmpty
        definition = isRead ? reading.definitions.first { $0.draft.names(draft.kind, draft.key) } : nil
    }
}
