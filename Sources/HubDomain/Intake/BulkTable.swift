import HubJSON

/// Makes requests of the records of a table, in the order in which each first appears.
package struct BulkTable: Sendable {
    private let heading: BulkHeading
    private let brief: BriefDefinition
    private let services: [String: ServiceDefinition]
    private let names: Set<String>
    package private(set) var requests: [BulkRequest] = []
    /// Rows that belong to no request.
    package private(set) var issues: [BulkIssue] = []
    package private(set) var rowCount = 0
    private var places: [String: Int] = [:]

    package init(_ heading: BulkHeading, brief: BriefDefinition, services: [String: ServiceDefinition]) {
        self.heading = heading
        self.brief = brief
        self.services = services
        names = Set(heading.columns.map(\.name))
    }

    package mutating func add(_ record: CSVRecord) {
        rowCount += 1
        guard record.fields.count == heading.columns.count else {
            let detail = "has \(record.fields.count) fields where the heading has \(heading.columns.count)"
            issues.append(BulkIssue(line: record.line, column: "", code: "fields", detail: detail))
            return
        }
        var cells: [(name: String, column: BulkColumn, text: String)] = []
        for (column, field) in zip(heading.columns, record.fields) {
            let text = field.trimmingBlanks
            if !text.isEmpty { cells.append((column.name, column.column, text)) }
        }
        let reference = cells.first { $0.column == .reference }?.text
        guard reference != nil || !heading.hasReference else {
            issues.append(
                BulkIssue(line: record.line, column: "ref", code: "required", detail: "is empty: give each request one")
            )
            return
        }
        let index = place(of: reference, at: record.line)
        for cell in cells where !cell.column.isOfLine { take(cell, at: record.line, into: &requests[index]) }
        let ofLine = cells.filter(\.column.isOfLine)
        if !ofLine.isEmpty { addLine(ofLine, at: record.line, to: &requests[index]) }
    }

    private mutating func place(of reference: String?, at line: Int) -> Int {
        if let reference, let known = places[reference] { return known }
        var request = BulkRequest(
            reference: reference,
            line: line,
            draft: RequestDraft(title: "", division: ""),
            isSubmitted: false
        )
        request.columnNames = names
        requests.append(request)
        if let reference { places[reference] = requests.count - 1 }
        return requests.count - 1
    }

    private func take(
        _ cell: (name: String, column: BulkColumn, text: String),
        at line: Int,
        into request: inout BulkRequest
    ) {
        func refuse(_ detail: String, code: String = "invalid") {
            request.issues.append(BulkIssue(line: line, column: cell.name, code: code, detail: detail))
        }
        if let known = request.texts[cell.name] {
            if known.text != cell.text {
                refuse("differs from line \(known.line) of the same request", code: "conflict")
            }
            return
        }
        request.texts[cell.name] = (cell.text, line)
        switch cell.column {
        case .title: request.draft.title = cell.text
        case .division: request.draft.division = cell.text
        case .priority:
            guard let priority = Priority(rawValue: cell.text) else {
                return refuse("must be one of \(Priority.allCases.map(\.rawValue).listed)")
            }
            request.draft.priority = priority
        case .requestedLaunchAt:
            guard let instant = Instant(rfc3339: cell.text) else {
                return refuse("must be an instant with its offset such as 2026-11-21T09:00:00Z")
            }
            request.draft.requestedLaunchAt = instant
        case .requestedFor: request.draft.requestedFor = cell.text
        case .submit:
            guard let isSubmitted = BulkCell.boolean(cell.text)?.bool else { return refuse("must be true or false") }
            request.isSubmitted = isSubmitted
        case .brief(let path):
            let field = brief.fields.first { $0.id == path[0] }
            let value = BulkCell.value(cell.text, field, path: Array(path.dropFirst()))
            if !request.draft.brief.put(value, at: path[...]) {
                refuse("speaks of a part of what another column gives")
            }
        case .reference, .service, .tier, .quantity, .locale, .answers: break
        }
    }

    private func addLine(
        _ cells: [(name: String, column: BulkColumn, text: String)],
        at row: Int,
        to request: inout BulkRequest
    ) {
        func refuse(_ name: String, _ detail: String, code: String = "invalid") {
            request.issues.append(BulkIssue(line: row, column: name, code: code, detail: detail))
        }
        guard let key = cells.first(where: { $0.column == .service })?.text else {
            return refuse("line.service", "is empty: name the service of the line", code: "required")
        }
        var line = RequestDraft.Line(service: key, tier: nil, locale: "", answers: JSONObject())
        for cell in cells {
            switch cell.column {
            case .tier:
                line.tier = Tier(rawValue: cell.text)
                if line.tier == nil { refuse(cell.name, "must be one of \(Tier.allCases.map(\.rawValue).listed)") }
            case .quantity:
                guard let quantity = Int(cell.text) else {
                    refuse(cell.name, "must be a whole number")
                    continue
                }
                line.quantity = quantity
            case .locale: line.locale = cell.text
            case .answers(let path):
                let field = services[key]?.fields.first { $0.id == path[0] }
                let value = BulkCell.value(cell.text, field, path: Array(path.dropFirst()))
                if !line.answers.put(value, at: path[...]) {
                    refuse(cell.name, "speaks of a part of what another column gives")
                }
            default: break
            }
        }
        request.draft.lines.append(line)
        request.lineRows.append(row)
    }
}

extension JSONObject {
    /// Puts a value at a path of members, making the objects in between.
    /// - Returns: `false` when something is there already.
    fileprivate mutating func put(_ value: JSONValue, at path: ArraySlice<String>) -> Bool {
        guard let name = path.first else { return false }
        guard path.count > 1 else {
            guard self[name] == nil else { return false }
            self[name] = value
            return true
        }
        guard var inner = self[name].map(\.object) ?? JSONObject() else { return false }
        guard inner.put(value, at: path.dropFirst()) else { return false }
        self[name] = .object(inner)
        return true
    }
}
