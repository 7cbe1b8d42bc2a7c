import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addPortfolio(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, ShowPortfolio, PortfolioOutput>(
                .get,
                "/v1/pricing/portfolio",
                id: "showPricingPortfolio",
                tag: "Pricing",
                summary: "Show how far the team has come from hours to fixed prices",
                description: """
                    Shares by month from prices and issued statements, margin by quarter, the three phases with their exit \
                    criteria, and what to convert next. docs/pricing.md tells where each figure comes from.
                    """,
                access: .roles(.finance, .lead),
                failures: [.forbidden]
            ) { input, request in
                let view = try await hub.portfolio(of: input.division, currency: input.currency, for: request.person)
                return Reply(PortfolioOutput(view: view))
            }
        )
    }
}

struct ShowPortfolio: EndpointInput {
    let division: String?
    let currency: String?

    init(_ reader: inout InputReader) {
        division = reader.query("division", .definitionKey, note: "All without it.")
        currency = reader.query(
            "currency",
            .text(.currency, 3...3),
            note: "Of the analyses; that of the division, or the first by its code, unless given."
        )
    }
}
