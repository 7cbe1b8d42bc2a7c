import HubDomain

/// What may stand at a place of a definition: the one description behind the keys that readers take, the JSON Schemas in
/// `docs/schemas` and the typed JSON that the API answers with. What one place means to another (a calendar that exists,
/// a tier that some rule reaches) is the readers' own matter.
indirect enum Shape: Sendable {
    case text(TextShape)
    case choice([String])
    case integer(ClosedRange<Int64>)
    case boolean
    /// A text, number or boolean, depending on what it is compared with.
    case scalar
    case list(Shape, atLeast: Int = 0, atMost: Int? = nil)
    case tuple([Shape])
    case mapping(MappingShape)
    /// A mapping from names that the definition gives, such as days or columns.
    case members(named: String?, Shape, isOrdered: Bool = false)
    case either([Shape])
    /// A shape with a name of its own in schemas, which may contain itself.
    case named(String, @Sendable () -> Shape)
}

/// A text as schemas describe it.
struct TextShape: Sendable {
    /// Characters.
    var maximum: Int64 = 2_000
    /// A regular expression of JSON Schema that is found somewhere in the text.
    var pattern = #"\S"#
    /// A format of JSON Schema, for the editor's sake.
    var format: String?
}

extension Shape {
    /// A text of several lines at most.
    static let text = Shape.text(TextShape())
    /// A text of one short line.
    static let line = Shape.text(TextShape(maximum: 200, pattern: #"^[^\n\r]*\S[^\n\r]*$"#))
    static let address = Shape.text(TextShape(maximum: 200, pattern: "^[^@ ]+@[^@ ]+$", format: "email"))
    /// An amount in major units, `"12.50"`: quoted, as YAML would take it for a binary fraction.
    static let amount = Shape.text(TextShape(maximum: 20, pattern: #"^[0-9]+([.][0-9]+)?$"#))
    /// `2026-03`
    static let month = #"^[0-9]{4}-(0[1-9]|1[0-2])$"#
    static let currency = Shape.text(TextShape(maximum: 3, pattern: "^[A-Z]{3}$"))
    /// An IANA time zone.
    static let zone = Shape.text(TextShape(maximum: 200, pattern: "^[A-Za-z0-9_+/-]+$"))
    /// `2026-12-24`
    static let date = Shape.text(TextShape(maximum: 10, pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
    /// `--12-24`, a day of every year.
    static let dayOfYear = Shape.text(TextShape(maximum: 7, pattern: "^--[0-9]{2}-[0-9]{2}$"))
    /// `2026-12-24T18:00`, as the wall shows it.
    static let localTime = Shape.text(
        TextShape(maximum: 19, pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:00)?$")
    )
    static let kebab = Shape.word(.kebab)
    static let camel = Shape.word(.camel)
    static let identifier = Shape.word(.identifier)

    static func word(_ shape: WordShape) -> Shape { .text(TextShape(maximum: 80, pattern: shape.pattern)) }

    static func choice<Word: RawRepresentable<String> & CaseIterable>(of type: Word.Type) -> Shape {
        .choice(type.allCases.map(\.rawValue))
    }

    /// A value for each tier.
    static func perTier(_ shape: Shape, _ name: String) -> Shape {
        .mapping(MappingShape(name, Tier.allCases.map { .required($0.rawValue, shape) }))
    }
}
