import HubDomain

/// The names that rules of one definition may use.
struct RuleScope {
    /// A field that a rule can name.
    struct Field {
        /// `nil` when the field's own definition is broken; what follows from its type is then not judged.
        let type: FieldType?
        let isPerLocale: Bool
    }

    /// Fields of the definition itself and of the common brief.
    let fields: [String: Field]
    /// `nil` when unknown.
    let divisions: [String]?
    /// Fields of the service itself; `nil` for the common brief.
    let serviceFields: Set<String>?
    let stages: StageRules?
    /// Where names are looked for, for messages.
    let place: String

    static let builtInKinds: [String: ReferenceShape] = [
        "requestedLaunchAt": ReferenceShape(kind: .moment),
        "tier": ReferenceShape(kind: .choice(Tier.allCases.map(\.rawValue))),
        "priority": ReferenceShape(kind: .choice(Priority.allCases.map(\.rawValue))),
        "quantity": ReferenceShape(kind: .integer),
        "locale": ReferenceShape(kind: .locale),
        "locales": ReferenceShape(kind: .locales, isCountable: true),
        "title": ReferenceShape(kind: .text),
        "launchSlots": ReferenceShape(kind: .moment, isMany: true),
        "links": ReferenceShape(kind: .rows, isCountable: true),
    ]

    private static let linkColumns = [
        TableColumn(name: "kind", label: "Kind", type: .choice(CampaignLink.Kind.allCases.map(\.rawValue))),
        TableColumn(name: "campaign", label: "Campaign", type: .text(.none, pattern: nil)),
        TableColumn(name: "role", label: "Role", type: .text(.none, pattern: nil)),
        TableColumn(name: "stage", label: "Stage", type: .text(.none, pattern: nil)),
    ]

    /// Whether a text is the name of something, so that it can't be meant as a literal.
    func knows(_ root: String) -> Bool {
        fields[root] != nil || Self.builtInKinds[root] != nil || root == "division"
    }

    /// - Returns: `nil` when the type of the field isn't known.
    func shape(of reference: Reference) throws(ReferenceProblem) -> ReferenceShape? {
        let shape = try shapeBeforeCount(of: reference)
        guard reference.isCount, let shape else { return shape }
        guard shape.isCountable || reference.selector != nil, reference.column == nil else {
            throw ReferenceProblem("`\(reference.root)` has no count: only tables, choices and locales do")
        }
        return ReferenceShape(kind: .integer)
    }

    private func shapeBeforeCount(of reference: Reference) throws(ReferenceProblem) -> ReferenceShape? {
        if let field = fields[reference.root] { return try shape(of: reference, in: field) }
        if reference.root == "division" { return try divisionShape(reference) }
        if reference.root == "links" { return try tableShape(reference, Self.linkColumns) }
        guard let shape = Self.builtInKinds[reference.root] else { throw unknown(reference.root) }
        guard reference.selector == nil, reference.column == nil else {
            throw ReferenceProblem("`\(reference.root)` has no rows or columns")
        }
        return shape
    }

    private func shape(
        of reference: Reference,
        in field: Field
    ) throws(ReferenceProblem) -> ReferenceShape? {
        guard let type = field.type else { return nil }
        if case .table(let columns, _) = type { return try tableShape(reference, columns) }
        guard reference.selector == nil, reference.column == nil else {
            throw ReferenceProblem("`\(reference.root)` is no table and has no rows or columns")
        }
        var shape = ReferenceShape(kind: ValueKind(type), isPerLocale: field.isPerLocale)
        if case .choices = type { shape.isCountable = true }
        return shape
    }

    private func tableShape(
        _ reference: Reference,
        _ columns: [TableColumn]
    ) throws(ReferenceProblem) -> ReferenceShape {
        let isMany: Bool
        switch reference.selector {
        case nil:
            if let column = reference.column {
                let advice = "write `\(reference.root)[*].\(column)` or `\(reference.root)[0].\(column)`"
                throw ReferenceProblem("`\(reference.root)` is a table: \(advice)")
            }
            return ReferenceShape(kind: .rows, isCountable: true)
        case .row: isMany = false
        case .every: isMany = true
        case .matching(let name, let value):
            try checkFilter(on: try column(name, of: reference.root, in: columns), value)
            isMany = true
        }
        guard let name = reference.column else { return ReferenceShape(kind: .rows, isMany: isMany) }
        let column = try column(name, of: reference.root, in: columns)
        return ReferenceShape(kind: ValueKind(column.type), isMany: isMany)
    }

    private func column(
        _ name: String,
        of table: String,
        in columns: [TableColumn]
    ) throws(ReferenceProblem) -> TableColumn {
        if let column = columns.first(where: { $0.name == name }) { return column }
        let ending = Suggestion.ending(for: name, among: columns.map(\.name))
        throw ReferenceProblem("table `\(table)` has no column `\(name)`" + ending)
    }

    private func checkFilter(on column: TableColumn, _ value: String) throws(ReferenceProblem) {
        let kind = ValueKind(column.type)
        guard kind.isText else {
            throw ReferenceProblem("rows can't be chosen by column `\(column.name)`: it isn't a text")
        }
        if case .failure(let problem) = kind.literal(value) {
            throw ReferenceProblem("column `\(column.name)`: " + problem.message)
        }
    }

    private func divisionShape(_ reference: Reference) throws(ReferenceProblem) -> ReferenceShape {
        switch (reference.selector, reference.column) {
        case (nil, "key"): return ReferenceShape(kind: divisions.map(ValueKind.choice) ?? .text)
        case (nil, "needsPurchaseOrder"): return ReferenceShape(kind: .boolean)
        default: throw ReferenceProblem("of a division rules know `division.key` and `division.needsPurchaseOrder`")
        }
    }

    private func unknown(_ name: String) -> ReferenceProblem {
        let known = Set(fields.keys).union(Self.builtInKinds.keys).union(["division.key"])
        return ReferenceProblem("`\(name)` is not a field \(place)" + Suggestion.ending(for: name, among: known))
    }
}
