package import HubJSON

extension Predicate {
    /// The condition in the form of the definition files, so that a form can judge it while somebody types.
    package var json: JSONValue {
        switch self {
        case .present(let references): ["present": .array(references.map(\.json))]
        case .equals(let reference, let operand): ["equals": [reference.json, operand.json]]
        case .oneOf(let reference, let options): ["one-of": [reference.json, .array(options)]]
        case .count(let reference, let bounds):
            [
                "count": [
                    "of": reference.json,
                    "min": bounds.minimum.map(JSONValue.integer) ?? .null,
                    "max": bounds.maximum.map(JSONValue.integer) ?? .null,
                ]
            ]
        case .compare(let reference, let comparison, let operand):
            ["compare": [reference.json, .string(comparison.rawValue), operand.json]]
        case .matches(let references, let pattern):
            ["matches": [.array(references.map(\.json)), .string(pattern.source)]]
        case .withinPercent(let value, let base, let percent):
            ["within-percent": [value.json, base.json, .integer(Int64(percent))]]
        case .ahead(let reference, let days): ["ahead": ["of": reference.json, "days": days.json]]
        case .order(let first, let second, let days): ["order": [first.json, second.json, .integer(Int64(days))]]
        case .unique(let reference): ["unique": reference.json]
        case .state(let role, let stage): ["state": [.string(role), .string(stage.rawValue)]]
        case .approved(let kinds, let subject):
            [
                "approved": [
                    "kinds": kinds.map { .array($0.map(JSONValue.string)) } ?? "required", "of": .string(subject),
                ]
            ]
        case .withinFreeze(let reference, let onlyHard):
            ["within-freeze": onlyHard ? ["of": reference.json, "kind": "hard"] : reference.json]
        case .all(let parts): ["all": .array(parts.map(\.json))]
        case .any(let parts): ["any": .array(parts.map(\.json))]
        case .not(let part): ["not": part.json]
        case .ifThen(let condition, let consequence): ["if": condition.json, "then": consequence.json]
        }
    }
}

extension Reference {
    fileprivate var json: JSONValue { .string(description) }
}

extension Predicate.Operand {
    fileprivate var json: JSONValue {
        switch self {
        case .literal(let literal): literal
        case .reference(let reference): reference.json
        }
    }
}

extension PerTier<Int> {
    fileprivate var json: JSONValue {
        .object(JSONObject(Tier.allCases.map { (key: $0.rawValue, value: .integer(Int64(self[$0]))) }))
    }
}
