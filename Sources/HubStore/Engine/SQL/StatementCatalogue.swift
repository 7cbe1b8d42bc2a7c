/// Every statement of the program, so that a test can prepare each one and look at its plan.
package struct StatementCatalogue: Sendable {
    package let statements: [Statement]

    /// - Parameter lists: The `static let statements` of each repository.
    package init(_ lists: [Statement]...) {
        statements = lists.flatMap { $0 }
    }

    /// Names given to more than one statement.
    package var repeatedNames: [String] {
        Dictionary(grouping: statements, by: \.name).filter { $0.value.count > 1 }.keys.sorted()
    }

    /// Prepares every statement and judges its plan.
    package func findings(on connection: any StoreConnection) -> [StatementFinding] {
        statements.flatMap { statement -> [StatementFinding] in
            do {
                _ = try connection.cursor(for: statement)
                let plan = QueryPlan(lines: try connection.plan(of: statement))
                return plan.objections(to: statement).map { StatementFinding(statement: statement.name, problem: $0) }
            } catch {
                return [StatementFinding(statement: statement.name, problem: "\(error)")]
            }
        }
    }
}

/// What is wrong with a statement.
package struct StatementFinding: Hashable, Sendable, CustomStringConvertible {
    package let statement: String
    package let problem: String

    package var description: String { "\(statement): \(problem)" }
}
