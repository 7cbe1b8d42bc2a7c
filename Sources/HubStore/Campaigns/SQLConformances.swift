package import HubDomain
package import HubJSON

extension StageKey: SQLConvertible {}
extension Priority: SQLConvertible {}
extension Tier: SQLConvertible {}
extension Role: SQLConvertible {}
extension Severity: SQLConvertible {}
extension CampaignTask.State: SQLConvertible {}
extension ChecklistTick.Result: SQLConvertible {}
extension Fact.Metric: SQLConvertible {}
extension Person.Employer: SQLConvertible {}
extension DefinitionKind: SQLConvertible {}
extension ClockKey: SQLConvertible {}
extension ClockKind: SQLConvertible {}
extension ClockFigures.State: SQLConvertible {}

extension CampaignKey: SQLConvertible {
    package var sqlValue: SQLValue { .integer(number) }

    package init(row: SQLRow, column: Int) throws {
        self.init(number: try row.int64(column))
    }
}

/// JSON is stored as text that the database never looks into.
extension JSONValue: SQLConvertible {
    package var sqlValue: SQLValue { .text(text()) }

    package init(row: SQLRow, column: Int) throws {
        do {
            self = try JSONParser.parse(try row.text(column))
        } catch let error as JSONError {
            throw HubError(.internalError, "A stored document can't be read", cause: error)
        }
    }
}

extension JSONObject: SQLConvertible {
    package var sqlValue: SQLValue { JSONValue.object(self).sqlValue }

    package init(row: SQLRow, column: Int) throws {
        guard let object = try JSONValue(row: row, column: column).object else {
            throw HubError(.internalError, "A stored document is no object")
        }
        self = object
    }
}

/// A short list of names, stored as a JSON array.
struct NameList: SQLConvertible {
    let names: [String]

    init(_ names: [String]) {
        self.names = names
    }

    var sqlValue: SQLValue { JSONValue.array(names.map(JSONValue.string)).sqlValue }

    init(row: SQLRow, column: Int) throws {
        let stored = try row.text(column)
        names = stored == "[]" ? [] : try (JSONValue(row: row, column: column).array ?? []).compactMap(\.string)
    }
}

/// Versions by key, stored as `key:version` parted by blanks in order of the keys.
struct VersionList: SQLConvertible {
    let versions: [String: Int]

    init(_ versions: [String: Int]) {
        self.versions = versions
    }

    var sqlValue: SQLValue {
        .text(versions.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: " "))
    }

    init(row: SQLRow, column: Int) throws {
        var versions: [String: Int] = [:]
        for entry in try row.text(column).split(separator: " ") {
            let parts = entry.split(separator: ":")
            guard parts.count == 2, let version = Int(parts[1]) else {
                throw row.mismatch(column, expected: "versions by key")
            }
            versions[String(parts[0])] = version
        }
        self.versions = versions
    }
}
