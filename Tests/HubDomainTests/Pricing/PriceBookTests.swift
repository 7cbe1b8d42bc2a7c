import HubDomain
import Testing

struct PriceBookTests {
    private static func date(_ text: String) -> CivilDate { CivilDate(iso8601: text) ?? CivilDate(dayNumber: 0) }

    private static func price(
        _ key: String,
        _ version: Int = 1,
        from: String = "2026-01-01",
        until: String? = nil,
        divisions: [String] = [],
        terms: PriceDefinition.Terms = .timeAndMaterials
    ) -> PriceBook.Entry {
        PriceBook.Entry(
            DefinitionReference(kind: .price, key: key, version: version),
            PriceDefinition(
                key: key,
                name: key,
                service: "email",
                divisions: divisions,
                effectiveFrom: date(from),
                effectiveUntil: until.map(date),
                terms: terms
            )
        )
    }

    private let book = PriceBook([
        price("old", from: "2025-01-01"), price("current"), price("current", 2, from: "2026-03-01"),
        price("agreed", from: "2025-06-01", until: "2026-06-30", divisions: ["consumer"]),
    ])

    @Test func `the newest effective price is taken, an agreed one first`() {
        func key(_ division: String, _ day: String) -> String? {
            book.price(of: "email", .medium, for: division, on: Self.date(day)).map {
                "\($0.reference.key) \($0.reference.version)"
            }
        }
        #expect(key("enterprise", "2024-12-31") == nil)
        #expect(key("enterprise", "2025-12-31") == "old 1")
        #expect(key("enterprise", "2026-02-28") == "current 1")
        #expect(key("enterprise", "2026-03-01") == "current 2")
        #expect(key("consumer", "2026-03-01") == "agreed 1")
        #expect(key("consumer", "2026-07-01") == "current 2")
    }

    @Test func `a fixed price goes by tier and quantity`() throws {
        let price = Self.price("p", terms: .fixed(["EUR": PerTier(small: 100, medium: 250, large: 900)])).price
        #expect(try price.amount(tier: .medium, quantity: 3, units: nil, in: "EUR") == 750)
        #expect(throws: HubError.self) { try price.amount(tier: .medium, quantity: 3, units: nil, in: "GBP") }
        #expect(try price.cap(tier: .medium, quantity: 1, in: "EUR") == nil)
    }

    @Test func `units are charged band by band and rounded once`() throws {
        let each = { (text: String) in
            PriceDefinition.Band.Price.each(DecimalNumber(text) ?? DecimalNumber(units: 0, scale: 0))
        }
        let price = Self.price(
            "p",
            terms: .unit(
                [
                    "EUR": [
                        .init(upTo: 500, price: .flat(9_500)), .init(upTo: 2_500, price: each("0.185")),
                        .init(upTo: 8_000, price: each("0.1605")),
                    ]
                ],
                field: "words"
            )
        )
        .price
        func amount(_ units: Int64) throws -> Int64? {
            try price.amount(tier: .small, quantity: 1, units: units, in: "EUR")
        }
        #expect(try amount(1) == 9_500)
        #expect(try amount(500) == 9_500)
        #expect(try amount(501) == 9_519)
        #expect(try amount(2_500) == 46_500)
        // 95.00 + 2,000 × 0.185 + 1 × 0.1605 = 465.1605
        #expect(try amount(2_501) == 46_516)
        #expect(try amount(8_000) == 134_775)
        #expect(throws: HubError.self) { try amount(8_001) }
        #expect(throws: HubError.self) { try price.amount(tier: .small, quantity: 1, units: nil, in: "EUR") }
    }

    @Test func `one unit more never costs less`() throws {
        let price = try #require(
            Self.price(
                "p",
                terms: .unit(
                    [
                        "EUR": [
                            .init(upTo: 10, price: .each(DecimalNumber(units: 5, scale: 0))),
                            .init(upTo: nil, price: .each(DecimalNumber(units: 1, scale: 1))),
                        ]
                    ],
                    field: nil
                )
            ).price as PriceDefinition?
        )
        let amounts = try (1...60).compactMap { try price.amount(tier: .small, quantity: $0, units: nil, in: "EUR") }
        #expect(amounts == amounts.sorted())
        #expect(amounts.last == 5_500)
    }
}
