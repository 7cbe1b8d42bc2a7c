package import HubJSON

/// Campaigns that belong together. It has no stage of its own; what it costs and when it goes out is the sum over them.
package struct Programme: Hashable, Sendable {
    /// UUIDv7; names the programme's event stream.
    package let id: String
    package let key: ProgrammeKey
    /// Rises with every edit; what `If-Match` compares.
    package private(set) var version: Int64
    package private(set) var title: String
    package private(set) var note: String?
    /// Person id of who answers for it.
    package private(set) var owner: String
    package let createdAt: Instant
    package private(set) var updatedAt: Instant

    package static let titleLimit = 200

    package init(
        id: String,
        key: ProgrammeKey,
        version: Int64 = 1,
        title: String,
        note: String?,
        owner: String,
        createdAt: Instant,
        updatedAt: Instant
    ) {
        self.id = id
        self.key = key
        self.version = version
        self.title = title
        self.note = note
        self.owner = owner
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// What is wrong with a title and a note.
    package static func issues(title: String, note: String?) -> [Issue] {
        let bounds = FieldType.Bounds(maximum: Int64(titleLimit))
        let problem = TextRules.problem(with: title, bounds: bounds, allowsLines: false)
        let titleIssues: [Issue] =
            title.isBlank
            ? [.required("/title", "Give the programme a title")] : problem.map { [.invalid("/title", $0)] } ?? []
        return titleIssues + TextRules.issues(withRemark: note, at: "/note")
    }

    /// Who may make programmes at all.
    package static let makers: [Role] = [.requester, .producer, .lead]

    /// - Throws: `forbidden` for others than the owner and leads.
    package func check(mayEdit caller: Caller) throws {
        guard caller.id == owner || caller.has(.lead) else {
            throw HubError(.forbidden, "A programme is edited by its owner and by leads")
        }
    }

    /// - Returns: Whether anything changed.
    package mutating func edit(title: String?, note: String??, owner: String?, at now: Instant) -> Bool {
        let before = self
        self.title = title ?? self.title
        if let note { self.note = note }
        self.owner = owner ?? self.owner
        guard self != before else { return false }
        version += 1
        updatedAt = now
        return true
    }

    /// What events compare.
    package var snapshot: JSONObject {
        ["title": .string(title), "note": note.map(JSONValue.string) ?? .null, "owner": .string(owner)]
    }
}

/// The human key of a programme, such as `PRG-7`.
package struct ProgrammeKey: Hashable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(number: Int64) {
        self.number = number
    }

    /// - Returns: `nil` unless the text is `PRG-` and a positive decimal number without leading zeros.
    package init?(_ text: String) {
        guard text.hasPrefix("PRG-"), let number = Int64(text.dropFirst(4)), number > 0 else { return nil }
        guard text == "PRG-\(number)" else { return nil }
        self.number = number
    }

    package var description: String { "PRG-\(number)" }
}
