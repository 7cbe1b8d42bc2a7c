import HubDomain
import HubJSON

/// A value of a field of some type, and where it is wrong.
struct FieldCase: CustomStringConvertible {
    let name: String
    let type: FieldType
    let value: JSONValue
    let pointers: [String]

    var description: String { "\(name): \(value)" }

    var issues: [Issue] { FieldDefinition(id: "f", label: "F", type: type).problems(with: value, at: "") }

    static let table = FieldType.table(
        [
            TableColumn(name: "kind", label: "Kind", type: .choice(["hero", "form"])),
            TableColumn(name: "text", label: "Text", type: .text(.none, pattern: nil)),
        ],
        .none
    )

    /// One of each type.
    static let types: [(String, FieldType)] = [
        ("text", .text(.init(minimum: 2, maximum: 5), pattern: nil)), ("long-text", .longText(.init(maximum: 10))),
        ("integer", .integer(.init(minimum: 1, maximum: 8))), ("percent", .percent(.none)), ("money", .money(.none)),
        ("date", .date), ("instant", .instant), ("wall-time", .wallTime), ("choice", .choice(["a", "b"])),
        ("choices", .choices(["a", "b", "c"], .init(minimum: 1, maximum: 2))), ("url", .url), ("email", .email),
        ("boolean", .boolean), ("locale", .locale), ("audience", .audience), ("person", .person), ("file", .file),
        ("table", table),
    ]

    private static let digest = JSONValue.string("sha256:" + String(repeating: "0f", count: 32))

    static let valid: [FieldCase] = cases(
        wrongAt: [],
        [
            "text": ["ab", "abcde", "äöüßé", "👩‍👩‍👧‍👦 ok"],
            "long-text": ["", "a\nb\tc", "0123456789"],
            "integer": [1, 8],
            "percent": [0, 100, .double(0.5), .double(99.99)],
            "money": [
                ["amountMinor": 0, "currency": "EUR"], ["amountMinor": 9_007_199_254_740_993, "currency": "USD"],
            ],
            "date": ["2026-02-28", "2028-02-29", "0001-01-01", "9999-12-31"],
            "instant": ["2026-11-21T09:00:00Z", "2026-11-21T09:00:00.5+05:30", "2026-11-21t09:00:00z"],
            "wall-time": [["local": "2026-11-21T09:00", "zone": "Europe/Berlin"]],
            "choice": ["a"],
            "choices": [["a"], ["c", "a"]],
            "url": ["https://example.com", "HTTP://example.com:8080/a?b=c#d"],
            "email": ["a@b.co"],
            "boolean": [true, false],
            "locale": ["en-GB", "zh-Hant-TW"],
            "audience": [
                "Customers since 2024", ["name": "Customers"],
                ["name": "C", "criteria": "active\nrecent", "system": "CRM", "expectedCount": 0],
            ],
            "person": ["jonas.weber@example.com"],
            "file": [
                ["url": "https://example.com/a.pdf"],
                ["url": "https://example.com/a.pdf", "name": "a.pdf", "digest": digest],
            ],
            "table": [[], [["kind": "hero"]], [[:], ["kind": nil, "text": "x"]]],
        ]
    )

    static let invalid: [FieldCase] =
        cases(
            wrongAt: [""],
            [
                "text": ["a", "abcdef", "a\nb", "ab\u{0}", "ab\u{7F}", "ab\u{85}", "ab\u{2028}", ["ab"], 12],
                "long-text": ["01234567890", "a\u{0}b", "a\u{1B}[31m", 1],
                "integer": [0, 9, -1, .double(1.5), .double(2), "2", anObject],
                "percent": [-1, 101, .double(100.01), .double(-0.1), "5"],
                "money": [12, "12 EUR"],
                "date": [
                    "2026-02-29", "2026-13-01", "2026-11-31", "21.11.2026", "2026-11-21T09:00:00Z", "0000-01-01",
                    20_261_121,
                ],
                "instant": ["2026-11-21T09:00:00", "2026-11-21", "2026-02-30T09:00:00Z", "2026-11-21T25:00:00Z", 0],
                "wall-time": [
                    "2026-11-21T09:00", ["local": "2026-11-21T09:00"],
                    ["local": "2026-11-31T09:00", "zone": "Europe/Berlin"],
                    ["local": "2026-11-21T09:00", "zone": "GMT+5"],
                    ["local": "2026-11-21T09:00", "zone": "Mars/Olympus"],
                    ["local": "2026-11-21T09:00", "zone": "Europe/Berlin", "extra": 1],
                ],
                "choice": ["A", "", "c", ["a"]],
                "choices": [[], ["a", "b", "c"], "a", ["a", "a", "a", "a"]],
                "url": ["example.com", "ftp://example.com", "javascript:alert(1)"],
                "email": ["nobody", "a@b"],
                "boolean": ["true", 0, 1, anObject],
                "locale": ["english", "e", "en_GB", ""],
                "audience": [
                    "", ["criteria": "x"], ["name": ""], ["name": "x", "expectedCount": -1], ["name": "x", "size": 1],
                    5,
                ],
                "person": ["Jonas Weber", "0199a2f0-0000-7000-8000-000000000001"],
                "file": [
                    "https://example.com/a.pdf", ["name": "a.pdf"], ["url": "a.pdf"],
                    ["url": "https://example.com/", "digest": "sha256:abc"],
                    ["url": "https://example.com/", "digest": .string("sha256:" + fullWidthDigits)],
                    ["url": "https://example.com/", "name": "a\nb"], ["url": "https://example.com/", "size": 4],
                ],
                "table": ["rows", ["kind": "hero"]],
            ]
        ) + [
            FieldCase("money", ["amountMinor": -1, "currency": "EUR"], at: "/amountMinor"),
            FieldCase("money", ["amountMinor": .double(1.5), "currency": "eur"], at: "/amountMinor", "/currency"),
            FieldCase("money", ["amount": 1], at: "/amount", "/amountMinor", "/currency"),
            FieldCase("choices", ["a", "x"], at: "/1"),
            FieldCase("choices", ["a", "a"], at: "/1"),
            FieldCase("table", [["kind": "footer"], 5, ["colour": "red"]], at: "/0/kind", "/1", "/2/colour"),
        ]

    /// Digits by Unicode that aren't hexadecimal digits of ASCII, 64 bytes of them.
    private static let fullWidthDigits = String(repeating: "\u{FF11}", count: 21) + "1"
    /// Stands for a value that is an object and therefore of no scalar type.
    private static let anObject: JSONValue = [:]

    private init(_ name: String, _ value: JSONValue, at pointers: String...) {
        self.init(name: name, value: value, pointers: pointers)
    }

    private init(name: String, value: JSONValue, pointers: [String]) {
        self.name = name
        type = Self.types.first { $0.0 == name }?.1 ?? .boolean
        self.value = value
        self.pointers = pointers
    }

    private static func cases(
        wrongAt pointers: [String],
        _ values: KeyValuePairs<String, [JSONValue]>
    ) -> [FieldCase] {
        values.flatMap { name, values in values.map { FieldCase(name: name, value: $0, pointers: pointers) } }
    }
}
