package import HubDomain

/// Reads the timestamps of a log.
package protocol TimestampReading: Sendable {
    func read(_ text: String) -> HistoryTimestamp.Reading
    /// What is expected, behind "is not a timestamp".
    var expectation: String { get }
}

extension HistoryTimestamp: TimestampReading {
    package var expectation: String { "such as 2026-11-21T21:34:05+01:00" }
}

/// Reads the events of a log from the records of a CSV file, whose first record names the columns.
package struct HistoryLog: Sendable {
    /// The names of the columns.
    package struct Columns: Hashable, Sendable {
        package var caseID: String
        package var activity: String
        package var at: String
        package var resource: String?

        package init(caseID: String, activity: String, at: String, resource: String? = nil) {
            self.caseID = caseID
            self.activity = activity
            self.at = at
            self.resource = resource
        }
    }

    /// What is wrong with a row, and where.
    package struct Problem: Hashable, Sendable, CustomStringConvertible {
        /// Of the file, from 1.
        package let line: Int
        package let column: String
        package let detail: String

        package var description: String { "line \(line), column \(column): \(detail)" }
    }

    private struct Places {
        let width: Int
        let caseID: Int
        let activity: Int
        let at: Int
        let resource: Int?
    }

    private let columns: Columns
    private let reader: any TimestampReading
    private var places: Places?
    private var entries: [String: [HistoryEntry]] = [:]
    private var order: [String] = []
    package private(set) var rows = 0
    package private(set) var problems: [Problem] = []
    /// A file that is wrong throughout needs no million of lines to say so.
    private static let problemLimit = 1_000

    package init(_ columns: Columns, timestamps: any TimestampReading) {
        self.columns = columns
        reader = timestamps
    }

    package var hasTooManyProblems: Bool { problems.count >= Self.problemLimit }

    /// The cases in the order in which they first appear.
    package var cases: [HistoryCase] { order.map { HistoryCase(id: $0, entries: entries[$0] ?? []) } }

    package mutating func take(_ record: CSVRecord) {
        guard let places else { return takeHeader(record) }
        rows += 1
        guard record.fields.count == places.width else {
            let found = record.fields.count
            problems.append(
                Problem(
                    line: record.line,
                    column: "\(min(found, places.width) + 1)",
                    detail: "the row has \(found) fields, the header \(places.width)"
                )
            )
            return
        }
        let known = problems.count
        let caseID = text(places.caseID, columns.caseID, record, upTo: 500)
        let activity = text(places.activity, columns.activity, record, upTo: 1_500)
        let at = instant(record.fields[places.at], record.line)
        let resource = places.resource.map { record.fields[$0] }.flatMap { $0.isEmpty ? nil : String($0.prefix(300)) }
        guard known == problems.count, let at else { return }
        if entries[caseID] == nil { order.append(caseID) }
        entries[caseID, default: []].append(HistoryEntry(activity: activity, at: at, resource: resource))
    }

    /// Call behind the last record.
    package mutating func finish() {
        if places == nil { problems.append(Problem(line: 1, column: "1", detail: "the file is empty")) }
    }

    private mutating func takeHeader(_ record: CSVRecord) {
        func place(_ name: String) -> Int? { record.fields.firstIndex(of: name) }
        let wanted = [columns.caseID, columns.activity, columns.at] + [columns.resource].compactMap(\.self)
        for name in wanted where place(name) == nil {
            let known = record.fields.joined(separator: ", ")
            problems.append(
                Problem(line: record.line, column: name, detail: "there is no such column; the header names \(known)")
            )
        }
        guard let caseID = place(columns.caseID), let activity = place(columns.activity), let at = place(columns.at)
        else {
            places = Places(width: record.fields.count, caseID: 0, activity: 0, at: 0, resource: nil)
            return
        }
        places = Places(
            width: record.fields.count,
            caseID: caseID,
            activity: activity,
            at: at,
            resource: columns.resource.flatMap(place)
        )
    }

    private mutating func text(_ place: Int, _ name: String, _ record: CSVRecord, upTo limit: Int) -> String {
        let text = record.fields[place]
        if text.allSatisfy(\.isWhitespace) {
            problems.append(Problem(line: record.line, column: name, detail: "is empty"))
        } else if text.utf8.count > limit {
            problems.append(Problem(line: record.line, column: name, detail: "is longer than \(limit) bytes"))
        }
        return text
    }

    private mutating func instant(_ text: String, _ line: Int) -> Instant? {
        switch reader.read(text) {
        case .instant(let instant): return instant
        case .lacksZone:
            let detail = "\"\(text.prefix(60))\" has no offset; name the zone with --zone"
            problems.append(Problem(line: line, column: columns.at, detail: detail))
        case .unreadable:
            let detail = "\"\(text.prefix(60))\" is not a timestamp \(reader.expectation)"
            problems.append(Problem(line: line, column: columns.at, detail: detail))
        }
        return nil
    }
}
