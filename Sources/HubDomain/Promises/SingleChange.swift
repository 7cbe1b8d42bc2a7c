private import HubJSON

/// A request with one thing changed, for asking what that would do to its date.
package struct SingleChange: Sendable {
    /// What is changed: a field, a line, or the priority.
    package let pointer: String
    /// For people: `2 locales fewer`.
    package let text: String
    /// The campaign as it would be, its tiers worked out anew.
    package let campaign: Campaign
}

extension Campaign {
    /// Single changes that could bring the date forward: those that take a line below a threshold of its sizing rules, one
    /// service less, a higher priority. Whether they do is for the caller to find out.
    /// - Throws: `internal` when the service of a line isn't among the definitions.
    package func singleChanges(by definitions: CampaignDefinitions, at now: Instant) throws -> [SingleChange] {
        var changes: [SingleChange] = []
        var known: Set<String> = []
        func add(_ pointer: String, _ text: String, _ change: (inout Campaign) -> Void) throws {
            guard known.insert(pointer + text).inserted else { return }
            var campaign = self
            change(&campaign)
            try campaign.resize(by: definitions, at: now)
            changes.append(SingleChange(pointer: pointer, text: text, campaign: campaign))
        }
        for (index, line) in lines.enumerated() where line.variantOf == nil {
            let service = try definitions.service(of: line)
            for leaf in service.sizing.compactMap(\.condition).flatMap(\.leaves) {
                let place = SizedPlace(campaign: self, index: index, service: service, brief: definitions.brief)
                guard let edit = place.edit(undoing: leaf) else { continue }
                try add(edit.pointer, edit.text, edit.apply)
            }
            guard lines.contains(where: { $0.variantOf == nil && $0.id != line.id }) else { continue }
            try add("/lines/\(index)", "without \(service.name)") { campaign in
                campaign.lines.removeAll { $0.id == line.id || $0.variantOf == line.id }
            }
        }
        if let higher = priority.higher {
            let needs = higher == .urgent ? ", which needs a lead" : ""
            try add("/priority", "priority \(higher.rawValue) in place of \(priority.rawValue)\(needs)") {
                $0.priority = higher
            }
        }
        return changes
    }
}

extension Priority {
    fileprivate var higher: Priority? {
        switch self {
        case .low: .normal
        case .normal: .high
        case .high: .urgent
        case .urgent: nil
        }
    }
}

extension Predicate {
    /// The conditions that it is put together from.
    fileprivate var leaves: [Predicate] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.leaves)
        case .ifThen(let condition, let consequence): condition.leaves + consequence.leaves
        case .not: []
        default: [self]
        }
    }
}

/// A line whose size a condition decides, and the answers that the condition looks at.
private struct SizedPlace {
    let campaign: Campaign
    let index: Int
    let service: ServiceDefinition
    let brief: BriefDefinition

    struct Edit {
        let pointer: String
        let text: String
        let apply: (inout Campaign) -> Void
    }

    private var line: ServiceLine { campaign.lines[index] }

    /// The least change by which a condition that holds wouldn't.
    func edit(undoing leaf: Predicate) -> Edit? {
        switch leaf {
        case .compare(let reference, let comparison, .literal(let literal)):
            guard let limit = literal.integer else { return nil }
            switch comparison {
            case .greater: return reduced(reference, to: limit)
            case .greaterOrEqual: return reduced(reference, to: limit - 1)
            default: return nil
            }
        case .equals(let reference, .literal(let literal)):
            return replaced(reference, literal)
        case .present(let references):
            guard references.count == 1, let reference = references.first else { return nil }
            return removed(reference)
        default:
            return nil
        }
    }

    private func reduced(_ reference: Reference, to limit: Int64) -> Edit? {
        guard limit >= 0, reference.column == nil, reference.selector == nil else { return nil }
        if reference.isCount, reference.root == "locales" { return withoutLocales(to: Int(limit)) }
        guard let (field, value) = answer(reference) else { return nil }
        if reference.isCount {
            guard let rows = value.array, rows.count > limit, limit > 0 else { return nil }
            let fewer = rows.count - Int(limit)
            return edit(field, "\(fewer) fewer in \(field.label)", to: .array(Array(rows.prefix(Int(limit)))))
        }
        guard let number = value.integer, number > limit, limit > 0 else { return nil }
        return edit(field, "\(field.label): \(limit) in place of \(number)", to: .integer(limit))
    }

    private func withoutLocales(to limit: Int) -> Edit? {
        let variants = campaign.lines.filter { $0.variantOf == line.id }
        let fewer = campaign.locales(of: line).count - limit
        guard fewer > 0, fewer <= variants.count else { return nil }
        let dropped = Set(variants.suffix(fewer).map(\.id))
        let text = fewer == 1 ? "1 locale fewer" : "\(fewer) locales fewer"
        return Edit(pointer: "/lines/\(index)/locale", text: text) { campaign in
            campaign.lines.removeAll { dropped.contains($0.id) }
        }
    }

    private func replaced(_ reference: Reference, _ literal: JSONValue) -> Edit? {
        guard let (field, value) = answer(reference), value == literal else { return nil }
        if value == true { return edit(field, "\(field.label): no", to: false) }
        guard
            case .choice(let options) = field.type, let chosen = value.string,
            let other = options.first(where: { $0 != chosen })
        else { return nil }
        return edit(field, "\(field.label): \(other) in place of \(chosen)", to: .string(other))
    }

    private func removed(_ reference: Reference) -> Edit? {
        guard let (field, _) = answer(reference) else { return nil }
        return edit(field, "without \(field.label)", to: nil)
    }

    /// The field behind a reference, and its answer where there is one.
    private func answer(_ reference: Reference) -> (FieldDefinition, JSONValue)? {
        guard reference.column == nil, reference.selector == nil else { return nil }
        if let field = service.fields.first(where: { $0.id == reference.root }) {
            return line.answers[field.id].map { (field, $0) }
        }
        guard let field = brief.fields.first(where: { $0.id == reference.root }) else { return nil }
        return campaign.brief[field.id].map { (field, $0) }
    }

    private func edit(_ field: FieldDefinition, _ text: String, to value: JSONValue?) -> Edit {
        let isOwn = service.fields.contains { $0.id == field.id }
        let index = index
        return Edit(pointer: isOwn ? "/lines/\(index)/answers/\(field.id)" : "/brief/\(field.id)", text: text) {
            if isOwn {
                $0.lines[index].answers[field.id] = value
            } else {
                $0.brief[field.id] = value
            }
        }
    }
}
