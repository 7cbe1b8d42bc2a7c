import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension QuoteView.State: JSONOutput {}

/// Quotes, and what cancelling is charged.
extension HubAPI {
    static func addQuotes(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, QuoteOutput>(
                .get,
                "/v1/campaigns/{key}/quote",
                id: "showQuote",
                tag: "Money",
                summary: "Show the newest quote, or a preview of one",
                access: .person,
                failures: [.notFound, .conflict]
            ) { input, request in
                Reply(QuoteOutput(view: try await hub.quote(of: input.key, for: request.person)))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, QuoteOutput>(
                .post,
                "/v1/campaigns/{key}/quote",
                id: "makeQuote",
                tag: "Money",
                summary: "Make a quote",
                description: """
                    Exact for lines with a fixed price. Hours are a range that is simulated on the sum of the lines: from \
                    finished jobs, or, when there are fewer than 12, from the planned minutes and marked as an estimate.
                    """,
                access: .roles(.producer, .lead, .finance),
                success: .created,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                let reply = { @Sendable (view: QuoteView) in Reply(QuoteOutput(view: view)) }
                return try await hub.makeQuote(
                    of: input.key,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, AcceptQuote, QuoteOutput>(
                .post,
                "/v1/campaigns/{key}/quote/acceptance",
                id: "acceptQuote",
                tag: "Money",
                summary: "Accept a quote",
                description: "The requester's. Quotes within the division's standing acceptance need none.",
                access: .person,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                let reply = { @Sendable (view: QuoteView) in Reply(QuoteOutput(view: view)) }
                return try await hub.acceptQuote(
                    input.number,
                    of: input.key,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, CancellationOutput>(
                .get,
                "/v1/campaigns/{key}/cancellation",
                id: "showCancellation",
                tag: "Money",
                summary: "Show what cancelling is charged, or would be now",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                Reply(CancellationOutput(view: try await hub.cancellation(of: input.key, for: request.person)))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignReasonInput, CancellationOutput>(
                .post,
                "/v1/campaigns/{key}/cancellation/waiver",
                id: "waiveCancellation",
                tag: "Money",
                summary: "Waive the charge for a cancelled campaign",
                access: .roles(.lead),
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                let reply = { @Sendable (view: CancellationView) in Reply(CancellationOutput(view: view)) }
                return try await hub.waiveCancellation(
                    of: input.key,
                    reason: input.reason,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
    }
}

struct AcceptQuote: EndpointInput {
    let key: CampaignKey
    let number: Int

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        number = reader.required("number", .integer(1...100_000), note: "Of the quote that was read.")
    }
}

struct QuoteOutput: ObjectOutput {
    let view: QuoteView

    static let schemaName = "Quote"

    private var quote: Quote { view.quote }
    private func money(_ minor: Int64) -> MoneyOutput { MoneyOutput(money: Money(minor, quote.figures.currency)) }

    static let fields: [OutputField<QuoteOutput>] = [
        .init("campaign", example: "CMP-1042") { $0.quote.campaign.description },
        .init("number", note: "From 1 within the campaign.") { $0.quote.number },
        .init("state", note: "A preview isn't stored and can't be accepted.") { $0.view.state },
        .init("exact", note: "What doesn't depend on hours.") { $0.money($0.quote.figures.exact) },
        .init("p50", note: "Half of the simulated campaigns stay within it.") { $0.money($0.quote.figures.p50) },
        .init("p90", note: "Nine in ten do: the upper bound.") { $0.money($0.quote.figures.p90) },
        .init("expected", note: "The mean, which budgets count on.") { output in
            output.money(output.quote.figures.lines.reduce(0) { $0 + $1.expected })
        },
        .init("estimate", note: "Whether too little history stands behind some line.") { $0.quote.figures.isEstimate },
        .init("seed", note: "The same seed gives the same range.") { Int64($0.quote.figures.seed) },
        .init("lines") { output in
            output.quote.figures.lines.map { QuoteLineOutput(line: $0, currency: output.quote.figures.currency) }
        },
        .init("madeAt") { $0.quote.madeAt },
        .init("validUntil") { $0.quote.validUntil },
        .init("acceptedAt") { $0.quote.acceptance?.at },
        .init("standingAcceptance", note: "Accepted because it lies within what the division agrees to ahead.") {
            $0.quote.acceptance?.isStanding ?? false
        },
        .init("burnPercent", note: "The highest mark of the upper bound that the hours have passed: 0, 75 or 100.") {
            $0.quote.burnPercent
        },
    ]
}

struct QuoteLineOutput: ObjectOutput {
    let line: QuoteFigures.Line
    let currency: String

    static let schemaName = "QuoteLine"

    private func money(_ minor: Int64?) -> MoneyOutput? { minor.map { MoneyOutput(money: Money($0, currency)) } }

    static let fields: [OutputField<QuoteLineOutput>] = [
        .init("line") { $0.line.line },
        .init("service") { $0.line.service },
        .init("tier") { $0.line.tier },
        .init("quantity") { $0.line.quantity },
        .init("model") { $0.line.model },
        .init("price", note: "Key of the price; `null` for hours without one.") { $0.line.price?.key },
        .init("priceVersion") { $0.line.price?.version },
        .init("amount", note: "`null` where hours are billed.") { $0.money($0.line.amount) },
        .init("p50") { $0.money($0.line.p50) },
        .init("p90") { $0.money($0.line.p90) },
        .init("cap", note: "The most that the hours are billed.") { $0.money($0.line.cap) },
        .init("jobs", note: "Finished jobs of the service and tier.") { $0.line.jobs },
        .init("estimate") { $0.line.isEstimate },
    ]
}

struct CancellationOutput: ObjectOutput {
    let view: CancellationView

    static let schemaName = "Cancellation"

    private func money(_ minor: Int64) -> MoneyOutput { MoneyOutput(money: Money(minor, view.charge.currency)) }

    static let fields: [OutputField<CancellationOutput>] = [
        .init("campaign") { $0.view.charge.campaign.description },
        .init("cancelled", note: "`false`: what would be charged now.") { $0.view.isCancelled },
        .init("stage", note: "That the percentages go by.") { $0.view.charge.stage.rawValue },
        .init("charge", note: "For the cancelling itself.") { $0.money($0.view.charge.charge) },
        .init("hours", note: "Unbilled hours, billed by their dates.") { $0.money($0.view.charge.hours) },
        .init("vendors", note: "Orders that aren't invoiced yet.") { $0.money($0.view.charge.vendors) },
        .init("total") { $0.money($0.view.charge.total) },
        .init("lines") { output in
            output.view.charge.lines.map { CancellationLineOutput(line: $0, currency: output.view.charge.currency) }
        },
        .init("waivedBy") { $0.view.waivedBy.map(PersonNameOutput.init) },
        .init("waiverReason") { $0.view.waiverReason },
    ]
}

struct CancellationLineOutput: ObjectOutput {
    let line: CancellationCharge.Line
    let currency: String

    static let schemaName = "CancellationLine"

    static let fields: [OutputField<CancellationLineOutput>] = [
        .init("line") { $0.line.line },
        .init("amount", note: "The whole price.") { MoneyOutput(money: Money($0.line.amount, $0.currency)) },
        .init("percent") { $0.line.percent },
        .init("charge") { MoneyOutput(money: Money($0.line.charge, $0.currency)) },
    ]
}

/// A quote as its campaign shows it.
struct ShortQuoteOutput: ObjectOutput {
    let quote: Quote

    private func money(_ minor: Int64) -> MoneyOutput { MoneyOutput(money: Money(minor, quote.figures.currency)) }

    static let schemaName = "ShortQuote"

    static let fields: [OutputField<ShortQuoteOutput>] = [
        .init("number", note: "From 1 within the campaign.") { $0.quote.number },
        .init("exact", note: "What doesn't depend on hours.") { $0.money($0.quote.figures.exact) },
        .init("p50", note: "Half of the simulated campaigns stay within it.") { $0.money($0.quote.figures.p50) },
        .init("p90", note: "Nine in ten do: the upper bound.") { $0.money($0.quote.figures.p90) },
        .init("estimate", note: "Whether too little history stands behind some line.") { $0.quote.figures.isEstimate },
        .init("madeAt") { $0.quote.madeAt },
        .init("validUntil") { $0.quote.validUntil },
        .init("acceptedAt") { $0.quote.acceptance?.at },
    ]
}
