private import HubJSON

extension Predicate {
    /// Whether the condition holds for the answers in scope.
    package func holds(in scope: AnswerScope) -> Bool {
        switch self {
        case .present(let references):
            references.allSatisfy { scope.isPresent($0) }
        case .equals(let reference, let operand):
            scope.equals(reference, operand)
        case .oneOf(let reference, let options):
            scope.flatValues(of: reference).contains { value in options.contains { $0.isSameAnswer(as: value) } }
        case .count(let reference, let bounds):
            bounds.contains(Int64(scope.count(of: reference)))
        case .compare(let reference, let comparison, let operand):
            scope.compare(reference, comparison, operand)
        case .matches(let references, let pattern):
            references.contains { scope.flatValues(of: $0).contains { $0.string.map(pattern.occurs) ?? false } }
        case .withinPercent(let value, let base, let percent):
            scope.isWithin(percent, value, of: base)
        case .ahead(let reference, let days):
            scope.isAhead(reference, days)
        case .order(let first, let second, let days):
            scope.isOrdered(first, second, days)
        case .unique(let reference):
            scope.isUnique(reference)
        case .state(let role, let stage):
            scope.hasReached(stage, role: role)
        case .approved(let kinds, let subject):
            scope.isApproved(by: kinds, subject)
        case .withinFreeze(let reference, let onlyHard):
            scope.isFrozen(reference, onlyHard: onlyHard)
        case .all(let parts):
            parts.allSatisfy { $0.holds(in: scope) }
        case .any(let parts):
            parts.contains { $0.holds(in: scope) }
        case .not(let part):
            !part.holds(in: scope)
        case .ifThen(let condition, let consequence):
            !condition.holds(in: scope) || consequence.holds(in: scope)
        }
    }
}

extension AnswerScope {
    func isPresent(_ reference: Reference) -> Bool {
        if reference.isCount { return count(of: reference) > 0 }
        let values = values(of: reference)
        let found = { (value: JSONValue?) in value?.isAnswer ?? false }
        return switch reference.selector {
        case .matching: values.contains(where: found)
        default: !values.isEmpty && values.allSatisfy(found)
        }
    }

    /// The answered values, the elements of lists taken apart.
    fileprivate func flatValues(of reference: Reference) -> [JSONValue] {
        values(of: reference).flatMap { value -> [JSONValue] in
            switch value {
            case .array(let elements): elements
            case .object(let object) where reference.column == nil: object.members.map(\.value)
            case let value?: [value]
            case nil: []
            }
        }
    }

    fileprivate func equals(_ reference: Reference, _ operand: Predicate.Operand) -> Bool {
        let wanted: JSONValue?
        switch operand {
        case .literal(let literal): wanted = literal
        case .reference(let other) where other.isCount: wanted = .integer(Int64(count(of: other)))
        case .reference(let other): wanted = values(of: other).first.flatMap(\.self)
        }
        guard let wanted else { return false }
        if reference.isCount { return wanted.number == Double(count(of: reference)) }
        let values = values(of: reference)
        return !values.isEmpty && values.allSatisfy { $0.map { $0.isSameAnswer(as: wanted) } ?? false }
    }

    fileprivate func number(of reference: Reference) -> Double? {
        if reference.isCount { return Double(count(of: reference)) }
        return values(of: reference).first.flatMap(\.self)?.number
    }

    fileprivate func compare(
        _ reference: Reference,
        _ comparison: Predicate.Comparison,
        _ operand: Predicate.Operand
    ) -> Bool {
        let right: Double? =
            switch operand {
            case .literal(let literal): literal.number
            case .reference(let other): number(of: other)
            }
        guard let left = number(of: reference), let right else { return false }
        return comparison.holds(left, right)
    }

    fileprivate func isWithin(_ percent: Int, _ value: Reference, of base: Reference) -> Bool {
        guard let value = number(of: value), let base = number(of: base) else { return false }
        // The last bits of binary fractions must not decide: 1.1 is within 10 percent of 1.
        let limit = Double(percent) * abs(base)
        return abs(value - base) * 100 <= limit * (1 + 1e-12)
    }

    fileprivate func isAhead(_ reference: Reference, _ days: PerTier<Int>) -> Bool {
        guard let date = date(of: reference) else { return false }
        let submitted = workingDays.localDate(of: submittedAt)
        return workingDays.isAhead(date, of: submitted, byWorkingDays: days[tier ?? .small])
    }

    fileprivate func isOrdered(_ first: Reference, _ second: Reference, _ days: Int) -> Bool {
        guard let earlier = date(of: first), let later = date(of: second), earlier <= later else { return false }
        return days <= 0 || workingDays.isAhead(later, of: earlier, byWorkingDays: days)
    }

    /// The date of a date, an instant (in the calendar's zone) or a wall time (its own local date).
    fileprivate func date(of reference: Reference) -> CivilDate? {
        guard let value = values(of: reference).first.flatMap(\.self) else { return nil }
        let text = value["local"]?.string ?? value.string ?? ""
        if let instant = Instant(rfc3339: text) { return workingDays.localDate(of: instant) }
        return CivilDate(iso8601: String(text.prefix(10)))
    }
}

extension JSONValue {
    fileprivate var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .double(let value): value
        case .object(let object): object["amountMinor"]?.number
        default: nil
        }
    }

    fileprivate func isSameAnswer(as other: JSONValue) -> Bool {
        if let left = number, let right = other.number { return left == right }
        return self == other
    }
}
