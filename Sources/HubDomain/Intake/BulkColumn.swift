/// What a column of a table of requests holds.
package enum BulkColumn: Hashable, Sendable {
    /// Rows with the same reference make one request.
    case reference
    case title
    case division
    case priority
    case requestedLaunchAt
    case requestedFor
    case submit
    /// An answer of the brief: the field and, for a part of its value, the members below.
    case brief([String])
    case service
    case tier
    case quantity
    case locale
    /// An answer of the row's service line.
    case answers([String])

    private static let plain: [String: BulkColumn] = [
        "ref": .reference, "title": .title, "division": .division, "priority": .priority,
        "requestedLaunchAt": .requestedLaunchAt, "requestedFor": .requestedFor, "submit": .submit,
        "line.service": .service, "line.tier": .tier, "line.quantity": .quantity, "line.locale": .locale,
    ]

    /// Every heading there is, for people.
    package static let known = [
        "ref", "title", "division", "priority", "requestedLaunchAt", "requestedFor", "submit", "brief.FIELD",
        "line.service", "line.tier", "line.quantity", "line.locale", "answers.FIELD",
    ]

    /// - Returns: `nil` for a heading that is none.
    package init?(heading: String) {
        if let column = Self.plain[heading] {
            self = column
            return
        }
        let parts = heading.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        switch parts[0] {
        case "brief": self = .brief(Array(parts.dropFirst()))
        case "answers": self = .answers(Array(parts.dropFirst()))
        default: return nil
        }
    }

    /// Whether it speaks of one service line; the others speak of the whole request.
    var isOfLine: Bool {
        switch self {
        case .service, .tier, .quantity, .locale, .answers: true
        default: false
        }
    }
}
