/// Reads rows of a table of time, with columns of any name.
package struct TimeTable: Sendable {
    /// What a column may hold.
    package enum Part: String, Hashable, Sendable, CaseIterable {
        case person
        case campaign
        case line
        case task
        case activity
        case date
        case minutes
        case hours
        case role
        case team
        case vendor
        case note
        /// What the other tool calls the entry; without it, the content of the row and how often it came before.
        case reference = "ref"
    }

    /// A row that can be entered.
    package struct Row: Hashable, Sendable {
        /// Of the text, from 1.
        package let line: Int
        package let draft: TimeDraft
    }

    /// Names of columns by what they hold.
    private let columns: [Part: String]
    /// Whose table it is, when columns are called what they hold and time without a person is theirs.
    private let sender: String?
    private var places: [Part: Int]?
    private var seen: [String: Int] = [:]
    package private(set) var rows: [Row] = []
    /// Below the heading, wrong ones included.
    package private(set) var rowCount = 0
    package private(set) var problems: [BulkIssue] = []

    /// - Parameter columns: A part that isn't named has no column.
    package init(_ columns: [Part: String]) {
        self.columns = columns
        sender = nil
    }

    /// A table whose columns are called what they hold; a part without a column is left out.
    /// - Parameter sender: Person id; time without a person is theirs, and only rows that they sent before are known.
    package init(sentBy sender: String) {
        columns = Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0, $0.rawValue) })
        self.sender = sender
    }

    /// The name of the column that a problem with a draft is about; empty for the whole line.
    package func column(at pointer: String) -> String {
        let name = String(pointer.dropFirst())
        let part = name == "workDate" ? Part.date : Part(rawValue: name)
        return part.map { part in
            let shown = part == .minutes && places?[.minutes] == nil ? Part.hours : part
            return columns[shown] ?? shown.rawValue
        } ?? name
    }

    /// Call when there are no more records.
    package mutating func end() {
        guard places == nil else { return }
        problems.append(BulkIssue(line: 1, column: "", code: "required", detail: "there is no heading"))
    }

    package static let mostProblems = 200

    package mutating func take(_ record: CSVRecord) {
        guard let places else {
            readHeading(record)
            return
        }
        rowCount += 1
        func cell(_ part: Part) -> String? {
            guard let place = places[part], place < record.fields.count else { return nil }
            let text = record.fields[place].trimmed
            return text.isEmpty ? nil : text
        }
        let before = problems.count
        func refuse(_ part: Part, _ detail: String) {
            problems.append(
                BulkIssue(line: record.line, column: columns[part] ?? part.rawValue, code: "invalid", detail: detail)
            )
        }
        let date = cell(.date).flatMap { CivilDate(iso8601: $0) }
        if date == nil { refuse(.date, "must be a date such as 2026-03-02") }
        let minutes = cell(.minutes).flatMap { Int($0) } ?? cell(.hours).flatMap(Self.minutes)
        if minutes == nil {
            refuse(places[.minutes] == nil ? .hours : .minutes, "must be whole minutes, or hours such as 1.5")
        }
        let campaign = cell(.campaign).flatMap { CampaignKey($0) }
        if cell(.campaign) != nil, campaign == nil { refuse(.campaign, "must be a campaign key such as CMP-1042") }
        let activity = cell(.activity).flatMap(InternalActivity.init(rawValue:))
        if cell(.activity) != nil, activity == nil {
            refuse(.activity, "must be one of \(InternalActivity.allCases.map(\.rawValue).listed)")
        }
        let role = cell(.role).flatMap(Role.init(rawValue:))
        if cell(.role) != nil, role == nil { refuse(.role, "must be one of \(RateCard.roles.map(\.rawValue).listed)") }
        if cell(.person) == nil, sender == nil { refuse(.person, "is required") }
        guard problems.count == before, let date, let minutes else { return }
        rows.append(
            Row(
                line: record.line,
                draft: TimeDraft(
                    person: cell(.person),
                    campaign: campaign,
                    line: cell(.line),
                    task: cell(.task),
                    activity: activity,
                    workDate: date,
                    minutes: minutes,
                    role: role,
                    team: cell(.team),
                    vendor: cell(.vendor),
                    note: cell(.note),
                    reference: reference(of: record, cell(.reference))
                )
            )
        )
    }

    /// The same row twice in a table is two entries; the same table twice is not.
    private mutating func reference(of record: CSVRecord, _ given: String?) -> String {
        let origin = sender.map { "sent/\($0)/" } ?? ""
        if let given { return "\(origin)import/\(given)" }
        let content = record.fields.joined(separator: "\u{1F}")
        seen[content, default: 0] += 1
        return "\(origin)row/\(content)/\(seen[content] ?? 1)"
    }

    private mutating func readHeading(_ record: CSVRecord) {
        guard sender == nil else {
            readOwnNames(record)
            return
        }
        var found: [Part: Int] = [:]
        for (part, name) in columns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard let place = record.fields.firstIndex(where: { $0.trimmed == name }) else {
                problems.append(
                    BulkIssue(line: record.line, column: name, code: "unknown", detail: "there is no such column")
                )
                continue
            }
            found[part] = place
        }
        places = found
    }

    private mutating func readOwnNames(_ record: CSVRecord) {
        var found: [Part: Int] = [:]
        func refuse(_ column: String, _ code: String, _ detail: String) {
            problems.append(BulkIssue(line: record.line, column: column, code: code, detail: detail))
        }
        for (place, field) in record.fields.enumerated() {
            let name = field.trimmed
            guard let part = Part(rawValue: name) else {
                refuse(name, "unknown", "must be one of \(Part.allCases.map(\.rawValue).listed)")
                continue
            }
            if found.updateValue(place, forKey: part) != nil { refuse(name, "invalid", "is there twice") }
        }
        for need in [[Part.date], [.minutes, .hours], [.campaign, .activity]]
        where !need.contains(where: { found[$0] != nil }) {
            refuse(need[0].rawValue, "required", "the table needs a column \(need.map(\.rawValue).listed)")
        }
        places = found
    }

    /// Hours with at most two decimals, `1.25`, that come to whole minutes.
    private static func minutes(_ text: String) -> Int? {
        guard let number = DecimalNumber(text), number.scale <= 2 else { return nil }
        let sixtieths = number.units * 60
        let divisor = DecimalNumber.power(number.scale)
        return sixtieths % divisor == 0 ? Int(sixtieths / divisor) : nil
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
