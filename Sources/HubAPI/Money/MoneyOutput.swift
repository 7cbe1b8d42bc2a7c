import HubDomain
import HubJSON

extension InternalActivity: JSONOutput {}
extension AppliedRate.Source: JSONOutput {}
extension Expense.Kind: JSONOutput {}
extension Expense.State: JSONOutput {}
extension PriceDefinition.Model: JSONOutput {}

/// An amount in minor units beside its currency.
struct MoneyOutput: ObjectOutput {
    let money: Money

    static let schemaName = "Money"

    static let fields: [OutputField<MoneyOutput>] = [
        .init("amountMinor", note: "In the minor unit of the currency, net of tax.", example: .integer(12_000)) {
            $0.money.minor
        },
        .init("currency", note: "ISO 4217.", example: "EUR") { $0.money.currency },
    ]
}

struct MoneyInput: EndpointInput {
    let money: Money

    static let schemaName = "MoneyInput"

    init(_ reader: inout InputReader) {
        money = Money(
            reader.required("amountMinor", .integer(MoneyInput.range), note: "In the minor unit of the currency."),
            reader.required("currency", .text(.currency, 3...3), example: "EUR")
        )
    }

    /// Enough for anything, and far from what a sum could overflow at.
    static let range: ClosedRange<Int64> = 0...1_000_000_000_000
    static let positive: ClosedRange<Int64> = 1...1_000_000_000_000
}

/// The price that a line was accepted at.
struct LinePriceOutput: ObjectOutput {
    let price: DefinitionReference

    static let schemaName = "LinePrice"

    static let fields: [OutputField<LinePriceOutput>] = [
        .init("key", example: "email-newsletter") { $0.price.key },
        .init("version") { $0.price.version },
    ]
}
