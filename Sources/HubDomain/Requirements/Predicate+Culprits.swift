extension Predicate {
    /// The references of that part of an unmet condition which keeps it from holding, what isn't answered first: where
    /// a person has to look.
    func culprits(in scope: AnswerScope) -> [Reference] {
        switch self {
        case .present(let references): references.filter { !scope.isPresent($0) }
        case .all(let parts): parts.first { !$0.holds(in: scope) }?.culprits(in: scope) ?? []
        case .any(let parts): parts.flatMap { $0.culprits(in: scope) }
        case .ifThen(_, let consequence): consequence.culprits(in: scope)
        case .equals, .compare, .withinPercent, .order:
            references.filter { !scope.isAnswered($0.root) } + references.filter { scope.isAnswered($0.root) }
        case .oneOf, .count, .matches, .ahead, .unique, .state, .approved, .withinFreeze, .not: references
        }
    }
}
