package import HubJSON

extension FieldType {
    /// What is wrong with the form of a value that isn't null.
    func problems(with value: JSONValue, at pointer: String) -> [Issue] {
        switch self {
        case .text(let bounds, let pattern):
            textProblems(value, pointer, bounds, allowsLines: false, pattern: pattern)
        case .longText(let bounds):
            textProblems(value, pointer, bounds, allowsLines: true, pattern: nil)
        case .integer(let bounds):
            integerProblems(value, pointer, bounds)
        case .percent(let bounds):
            percentProblems(value, pointer, bounds)
        case .money(let bounds):
            moneyProblems(value, pointer, bounds)
        case .choice(let options):
            choiceProblems(value, pointer, options)
        case .choices(let options, let bounds):
            choicesProblems(value, pointer, options, bounds)
        case .boolean:
            value.bool == nil ? [.invalid(pointer, "must be true or false")] : []
        case .table(let columns, let bounds):
            tableProblems(value, pointer, columns, bounds)
        case .date, .instant, .wallTime, .url, .email, .locale, .person, .file, .audience:
            formatProblem(value).map { [.invalid(pointer, $0)] } ?? []
        }
    }

    private func textProblems(
        _ value: JSONValue,
        _ pointer: String,
        _ bounds: Bounds,
        allowsLines: Bool,
        pattern: Pattern?
    ) -> [Issue] {
        guard let text = value.string else { return [.invalid(pointer, "must be a text")] }
        if let problem = TextRules.problem(with: text, bounds: bounds, allowsLines: allowsLines) {
            return [.invalid(pointer, problem)]
        }
        if let pattern, !pattern.matchesWhole(text) {
            return [.invalid(pointer, "does not match the pattern \(pattern.source)")]
        }
        return []
    }

    private func integerProblems(_ value: JSONValue, _ pointer: String, _ bounds: Bounds) -> [Issue] {
        guard let number = value.integer else { return [.invalid(pointer, "must be a whole number")] }
        return bounds.contains(number) ? [] : [.invalid(pointer, "must be \(bounds.words)")]
    }

    private func percentProblems(_ value: JSONValue, _ pointer: String, _ bounds: Bounds) -> [Issue] {
        let number: Double? =
            switch value {
            case .integer(let whole): Double(whole)
            case .double(let fraction): fraction
            default: nil
            }
        guard let number else { return [.invalid(pointer, "must be a number of percent")] }
        let limits = Bounds(minimum: bounds.minimum ?? 0, maximum: bounds.maximum ?? 100)
        let isInside = number >= Double(limits.minimum ?? 0) && number <= Double(limits.maximum ?? 100)
        return isInside ? [] : [.invalid(pointer, "must be \(limits.words)")]
    }

    private func moneyProblems(_ value: JSONValue, _ pointer: String, _ bounds: Bounds) -> [Issue] {
        guard let object = value.object else {
            return [.invalid(pointer, "must be {\"amountMinor\": whole number, \"currency\": \"EUR\"}")]
        }
        var issues = object.unknownMembers(beside: ["amountMinor", "currency"], at: pointer)
        if let amount = object["amountMinor"]?.integer {
            let limits = Bounds(minimum: bounds.minimum ?? 0, maximum: bounds.maximum)
            if !limits.contains(amount) { issues.append(.invalid(pointer + "/amountMinor", "must be \(limits.words)")) }
        } else {
            issues.append(.invalid(pointer + "/amountMinor", "must be a whole number of minor units"))
        }
        let currency = object["currency"]?.string ?? ""
        if currency.count != 3 || !currency.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
            issues.append(.invalid(pointer + "/currency", "must be an ISO 4217 code such as EUR"))
        }
        return issues
    }

    private func choiceProblems(_ value: JSONValue, _ pointer: String, _ options: [String]) -> [Issue] {
        guard let word = value.string, options.contains(word) else {
            return [.invalid(pointer, "must be one of \(options.listed)")]
        }
        return []
    }

    private func choicesProblems(
        _ value: JSONValue,
        _ pointer: String,
        _ options: [String],
        _ bounds: Bounds
    ) -> [Issue] {
        guard let chosen = value.array else {
            return [.invalid(pointer, "must be a list of options out of \(options.listed)")]
        }
        guard chosen.count <= options.count else {
            return [.invalid(pointer, "holds more than the \(options.count) options that there are")]
        }
        var seen: Set<String> = []
        var issues: [Issue] = []
        for (index, element) in chosen.enumerated() {
            let place = "\(pointer)/\(index)"
            guard let word = element.string, options.contains(word) else {
                issues.append(.invalid(place, "must be one of \(options.listed)"))
                continue
            }
            if !seen.insert(word).inserted { issues.append(.invalid(place, "\"\(word)\" is named twice")) }
        }
        if !bounds.contains(Int64(chosen.count)) {
            issues.append(.invalid(pointer, "the number of options must be \(bounds.words)"))
        }
        return issues
    }

    private func tableProblems(
        _ value: JSONValue,
        _ pointer: String,
        _ columns: [TableColumn],
        _ bounds: Bounds
    ) -> [Issue] {
        guard let rows = value.array else { return [.invalid(pointer, "must be a list of rows")] }
        let limits = Bounds(minimum: bounds.minimum, maximum: bounds.maximum ?? Self.rowLimit)
        guard limits.contains(Int64(rows.count)) else {
            return [.invalid(pointer, "the number of rows must be \(limits.words)")]
        }
        return Array(
            rows.enumerated().lazy
                .flatMap { index, row in rowProblems(row, "\(pointer)/\(index)", columns) }
                .prefix(Issue.limitPerValue)
        )
    }

    private func rowProblems(_ row: JSONValue, _ pointer: String, _ columns: [TableColumn]) -> [Issue] {
        guard let cells = row.object else { return [.invalid(pointer, "must be an object with the table's columns")] }
        var issues = cells.unknownMembers(beside: columns.map(\.name), at: pointer)
        for column in columns {
            guard let cell = cells[column.name], !cell.isNull else { continue }
            issues += column.type.problems(with: cell, at: pointer + "/" + JSONPointer.escape(column.name))
        }
        return issues
    }

    /// Rows of a table whose field sets no bound of its own.
    package static let rowLimit: Int64 = 500
}

extension FieldType.Bounds {
    /// The bounds as a phrase behind "must be".
    var words: String {
        switch (minimum, maximum) {
        case (let low?, let high?): "from \(low) to \(high)"
        case (let low?, nil): "at least \(low)"
        case (nil, let high?): "at most \(high)"
        case (nil, nil): "any number"
        }
    }
}

extension JSONObject {
    /// One issue for each member that isn't among the known ones; of very many the first.
    package func unknownMembers(beside known: [String], at pointer: String) -> [Issue] {
        keys.lazy.filter { !known.contains($0) }.prefix(Issue.limitPerValue).map { key in
            Issue(
                pointer: pointer + "/" + JSONPointer.escape(key.shortened),
                code: "unknown",
                detail: "\"\(key.shortened)\" is not known here; known are \(known.listed)"
            )
        }
    }
}

extension String {
    /// A text from outside, cut to what an answer may repeat.
    package var shortened: String { utf8.count <= 400 ? self : String(prefix(100)) + "…" }
}

extension [String] {
    /// The words with commas, shortened when there are very many.
    package var listed: String {
        count <= 40 ? joined(separator: ", ") : prefix(40).joined(separator: ", ") + ", …"
    }
}
