/// The type of a field with its bounds. The wire form of each answer is stated in `docs/definitions.md`.
package enum FieldType: Sendable {
    /// One line of text; bounds count characters.
    case text(Bounds, pattern: Pattern?)
    /// Text with line breaks; bounds count characters.
    case longText(Bounds)
    case integer(Bounds)
    /// A number from 0 to 100 unless the bounds say otherwise.
    case percent(Bounds)
    /// Bounds count minor units.
    case money(Bounds)
    case date
    case instant
    /// A local date and time with its IANA zone.
    case wallTime
    case choice([String])
    /// Several of the options, each at most once; bounds count them.
    case choices([String], Bounds)
    case url
    case email
    case boolean
    /// A BCP 47 language tag.
    case locale
    case audience
    case person
    case file
    /// Rows of typed columns; bounds count rows.
    case table([TableColumn], Bounds)

    /// Inclusive limits; `nil` leaves a side open up to the hub's own limit.
    package struct Bounds: Hashable, Sendable {
        package let minimum: Int64?
        package let maximum: Int64?

        package init(minimum: Int64? = nil, maximum: Int64? = nil) {
            self.minimum = minimum
            self.maximum = maximum
        }

        package static let none = Bounds()

        package func contains(_ value: Int64) -> Bool {
            (minimum.map { value >= $0 } ?? true) && (maximum.map { value <= $0 } ?? true)
        }
    }

    /// The word used for the type in definitions and forms.
    package var name: String {
        switch self {
        case .text: "text"
        case .longText: "long-text"
        case .integer: "integer"
        case .percent: "percent"
        case .money: "money"
        case .date: "date"
        case .instant: "instant"
        case .wallTime: "wall-time"
        case .choice: "choice"
        case .choices: "choices"
        case .url: "url"
        case .email: "email"
        case .boolean: "boolean"
        case .locale: "locale"
        case .audience: "audience"
        case .person: "person"
        case .file: "file"
        case .table: "table"
        }
    }
}

/// A typed column of a table field.
package struct TableColumn: Sendable {
    package let name: String
    package let label: String
    package let type: FieldType

    package init(name: String, label: String, type: FieldType) {
        self.name = name
        self.label = label
        self.type = type
    }
}
