import HubDomain
import HubJSON

/// The links of a campaign, stored as a JSON array.
struct LinkList: SQLConvertible {
    let links: [CampaignLink]

    init(_ links: [CampaignLink]) {
        self.links = links
    }

    var sqlValue: SQLValue { links.isEmpty ? .text("[]") : JSONValue.array(links.map(\.json)).sqlValue }

    init(row: SQLRow, column: Int) throws {
        let stored = try row.text(column)
        links =
            stored == "[]" ? [] : try (JSONValue(row: row, column: column).array ?? []).compactMap(CampaignLink.init)
    }
}

extension ServiceLine.Staleness: SQLConvertible {
    package var sqlValue: SQLValue {
        JSONValue.object(["since": .integer(since.milliseconds), "fields": .array(fields.map(JSONValue.string))])
            .sqlValue
    }

    package init(row: SQLRow, column: Int) throws {
        let stored = try JSONValue(row: row, column: column)
        self.init(
            since: Instant(milliseconds: stored["since"]?.integer ?? 0),
            fields: (stored["fields"]?.array ?? []).compactMap(\.string)
        )
    }
}
