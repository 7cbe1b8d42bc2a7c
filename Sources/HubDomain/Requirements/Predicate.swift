package import HubJSON

/// A declarative condition over the answers of a brief. Whether it can be evaluated is checked when the definition is
/// applied, so evaluation itself can't fail: a missing answer makes a condition unmet, never an error or a pass.
package indirect enum Predicate: Sendable {
    /// Every reference has a value: no empty text, no empty list; of `[*]` every row and at least one.
    case present([Reference])
    case equals(Reference, Operand)
    /// The value is among the literals; of several values at least one is.
    case oneOf(Reference, [JSONValue])
    case count(Reference, FieldType.Bounds)
    case compare(Reference, Comparison, Operand)
    /// The pattern occurs in one of the texts, case ignored.
    case matches([Reference], Pattern)
    /// The first number differs from the second by at most this many percent of the second.
    case withinPercent(Reference, Reference, Int)
    /// The date lies at least so many working days after the submission, by tier.
    case ahead(Reference, PerTier<Int>)
    /// The first date lies at least so many working days before the second.
    case order(Reference, Reference, Int)
    /// No other campaign that still counts has given the same answer.
    case unique(Reference)
    /// There are campaigns linked by this role, and each has reached the stage.
    case state(role: String, StageKey)
    /// The subject in force was approved by every kind of approver; `nil` stands for the kinds that the brief names.
    case approved(kinds: [String]?, subject: String)
    /// One of the dates or instants lies in a freeze that concerns the line, or in a hard one.
    case withinFreeze(Reference, onlyHard: Bool)
    case all([Predicate])
    case any([Predicate])
    case not(Predicate)
    case ifThen(Predicate, Predicate)

    package enum Comparison: String, Sendable, CaseIterable {
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case equal = "="

        package func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
            switch self {
            case .less: left < right
            case .lessOrEqual: left <= right
            case .greater: left > right
            case .greaterOrEqual: left >= right
            case .equal: left == right
            }
        }
    }

    /// The right-hand side: a literal or another answer.
    package enum Operand: Sendable {
        case literal(JSONValue)
        case reference(Reference)
    }

    /// Whether more decides than the answers and the calendar.
    package var asksSurroundings: Bool {
        switch self {
        case .unique, .state, .approved, .withinFreeze: true
        case .all(let parts), .any(let parts): parts.contains(where: \.asksSurroundings)
        case .not(let part): part.asksSurroundings
        case .ifThen(let condition, let consequence): condition.asksSurroundings || consequence.asksSurroundings
        default: false
        }
    }

    /// Whether it waits for what others do: campaigns that are linked, or people who approve.
    package var dependsOnOthers: Bool {
        switch self {
        case .state, .approved: true
        case .all(let parts), .any(let parts): parts.contains(where: \.dependsOnOthers)
        case .not(let part): part.dependsOnOthers
        case .ifThen(let condition, let consequence): condition.dependsOnOthers || consequence.dependsOnOthers
        default: false
        }
    }

    /// The fields that `unique` asks for.
    package var uniqueFields: [String] {
        switch self {
        case .unique(let reference): [reference.root]
        case .all(let parts), .any(let parts): parts.flatMap(\.uniqueFields)
        case .not(let part): part.uniqueFields
        case .ifThen(let condition, let consequence): condition.uniqueFields + consequence.uniqueFields
        default: []
        }
    }

    /// Every reference in the order it is written.
    package var references: [Reference] {
        switch self {
        case .present(let references), .matches(let references, _): references
        case .equals(let reference, let operand), .compare(let reference, _, let operand):
            [reference] + operand.references
        case .oneOf(let reference, _), .count(let reference, _), .ahead(let reference, _), .unique(let reference),
            .withinFreeze(let reference, _):
            [reference]
        case .state: [.links]
        case .approved(let kinds, _): kinds == nil ? [.approvers] : []
        case .withinPercent(let left, let right, _), .order(let left, let right, _): [left, right]
        case .all(let parts), .any(let parts): parts.flatMap(\.references)
        case .not(let part): part.references
        case .ifThen(let condition, let consequence): consequence.references + condition.references
        }
    }
}

extension Predicate.Operand {
    package var references: [Reference] {
        guard case .reference(let reference) = self else { return [] }
        return [reference]
    }
}
