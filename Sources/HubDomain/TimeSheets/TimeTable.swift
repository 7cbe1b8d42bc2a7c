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
    private var places: [Part: Int]?
    private var seen: [String: Int] = [:]
    package private(set) var rows: [Row] = []
    package private(set) var problems: [BulkIssue] = []

    /// - Parameter columns: A part that isn't named has no column.
    package init(_ columns: [Part: String]) {
        self.columns = columns
    }

    package static let mostProblems = 200

    package mutating func take(_ record: CSVRecord) {
        guard let places else {
            readHeading(record)
            return
        }
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
        if cell(.person) == nil { refuse(.person, "is required") }
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
        if let given { return "import/\(given)" }
        let content = record.fields.joined(separator: "\u{1F}")
        seen[content, default: 0] += 1
        return "row/\(content)/\(seen[content] ?? 1)"
    }

    private mutating func readHeading(_ record: CSVRecord) {
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
