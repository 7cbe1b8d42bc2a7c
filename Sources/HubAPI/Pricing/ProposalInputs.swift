import HubDomain
import HubJSON
import HubOperations

struct ProposePrice: EndpointInput {
    let draft: ProposalDraft

    init(_ reader: inout InputReader) {
        draft = ProposalDraft(
            kind: reader.optional(
                "kind",
                .choice(of: [PriceProposal.Kind.fixed, .capped]),
                default: .fixed,
                note: "`tm-capped` takes a service back to hours."
            ),
            service: reader.required("service", .definitionKey),
            tier: reader.required("tier", .choice(Tier.self)),
            divisions: reader.required(
                "divisions",
                .list(of: .definitionKey, 1...50),
                note: "That the price is for; the budget owner of each has to acknowledge it."
            ),
            effectiveFrom: reader.required(
                "effectiveFrom",
                .date,
                note: "The first day on which a line can be accepted at it, 30 days from now at the earliest."
            ),
            sampleDivisions: reader.optional(
                "sampleDivisions",
                .list(of: .definitionKey, 1...50),
                note: "Whose jobs are the evidence; without it those of all."
            ) ?? [],
            from: reader.optional(
                "from",
                .instant,
                note: "Jobs closed from then on; two years before the end unless given."
            ),
            to: reader.optional("to", .instant, note: "Not included; now unless given."),
            targetMargin: reader.optional(
                "targetMargin",
                .number(0...PricingLimits.highestMargin),
                default: PricingLimits.standardMargin
            ),
            lossLimit: reader.optional("lossLimit", .number(0...1), default: PricingLimits.standardLossLimit),
            periodJobs: reader.optional("periodJobs", .integer(1...PricingLimits.mostPeriodJobs)),
            seed: reader.optional("seed", .integer(PricingLimits.seeds)).map(UInt64.init),
            amounts: (reader.optional(
                "amounts",
                .list(of: .object(MoneyInput.self), 1...20),
                note: "By currency, in place of those recommended; for `tm-capped` what hours are billed at most."
            ) ?? []).map(\.money),
            reason: reader.required("reason", .reason),
            exception: reader.optional(
                "exception",
                .reason,
                note: "Why the price is proposed though the service isn't ready; it takes two people to approve it."
            ),
            supersedes: reader.optional(
                "supersedes",
                .integer(1...1_000_000_000 as ClosedRange<Int64>),
                note: "Number of the proposal or price whose place it takes."
            )
        )
    }
}

struct ProposalPath: EndpointInput {
    let number: Int64

    init(_ reader: inout InputReader) {
        number = reader.path("number", .integer(1...1_000_000_000 as ClosedRange<Int64>))
    }
}

struct AcknowledgePrice: EndpointInput {
    let number: Int64
    let division: String?

    init(_ reader: inout InputReader) {
        number = reader.path("number", .integer(1...1_000_000_000 as ClosedRange<Int64>))
        division = reader.optional("division", .definitionKey, note: "Without it the one whose budget one answers for.")
    }
}

struct EndProposal: EndpointInput {
    let number: Int64
    let reason: String

    init(_ reader: inout InputReader) {
        number = reader.path("number", .integer(1...1_000_000_000 as ClosedRange<Int64>))
        reason = reader.required("reason", .reason)
    }
}

struct ListProposals: EndpointInput {
    let state: PriceProposal.State?
    let service: String?
    let page: PageRequest

    init(_ reader: inout InputReader) {
        state = reader.query("state", .choice(PriceProposal.State.self))
        service = reader.query("service", .definitionKey)
        page = reader.page()
    }
}
