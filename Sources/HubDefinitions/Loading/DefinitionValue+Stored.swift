package import HubDomain
package import HubJSON

extension DefinitionValue {
    /// Reads a stored version. It was checked when it was applied, so only what can't be made a value of is refused.
    ///
    /// - Parameters:
    ///   - json: What ``LoadedDefinition/source`` was when the version was applied.
    ///   - brief: The common brief beside a service, which tells how its rules mean values and names of common fields.
    ///     Without it they are taken as they look: `true` as a boolean, `5` as a number, an unknown name as a text.
    /// - Throws: `internal` when the stored form is none of a definition of this kind.
    package static func decode(
        _ kind: DefinitionKind,
        _ json: JSONValue,
        brief: BriefDefinition? = nil
    ) throws(HubError) -> DefinitionValue {
        let log = ProblemLog(origin: .store)
        var context = ReadingContext()
        if let brief { context.common = ReadingContext.CommonBrief(brief) }
        let value = KindReader(context: context, log: log).read(DefinitionNode(json: json), as: kind).value
        guard let value, log.problems.isEmpty else {
            let problems = DefinitionProblems(log.problems)
            throw HubError(.internalError, "A stored \(kind.rawValue) definition can't be read.", cause: problems)
        }
        return value
    }
}

extension ReadingContext.CommonBrief {
    fileprivate init(_ brief: BriefDefinition) {
        let pairs = brief.fields.map { ($0.id, RuleScope.Field(type: $0.type, isPerLocale: $0.isPerLocale)) }
        self.init(
            fields: Dictionary(pairs) { first, _ in first },
            requirements: Set(brief.requirements.map(\.id)),
            checklist: Set(brief.checklist.map(\.id))
        )
    }
}
