import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addPricing(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, AnalysePricing, PricingAnalysisOutput>(
                .post,
                "/v1/pricing/analysis",
                id: "analysePricing",
                tag: "Pricing",
                summary: "Tell what a sample of jobs says about a fixed price",
                description: """
                    Nothing is stored. Quantiles are of type 7, standard deviations take n − 1, the price comes from \
                    10,000 bootstrapped periods of the jobs as they are. A price is given from 12 jobs on, whether \
                    the service is ready or not. docs/pricing.md has the formulas.
                    """,
                access: .roles(.finance, .lead),
                bodyLimit: 16 * 1_024 * 1_024
            ) { input, request in
                let reply = { @Sendable (analysis: PricingAnalysis) in Reply(PricingAnalysisOutput(analysis: analysis))
                }
                return try await hub.analyse(input.sample, repetition: request.repetition(reply)).reply(reply)
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, AnalyseService, ServiceAnalysisRepresentation>(
                .get,
                "/v1/pricing/analysis",
                id: "analyseService",
                tag: "Pricing",
                summary: "Tell what the finished jobs of a service say about a fixed price",
                description: """
                    Closed, launched lines of a service and tier whose time is complete, at the rates of one day; the                     figures are those that `POST` gives for the same jobs. JSON, or the sample with \
                    `Accept: text/csv`. docs/pricing.md has the formulas.
                    """,
                access: .roles(.finance, .lead),
                failures: [.forbidden]
            ) { input, request in
                let answer = try await hub.analyse(input.question, for: request.person)
                let isTable = AcceptField.prefersTable(request.head.headerFields[.accept])
                return Reply(
                    try ServiceAnalysisRepresentation(answer, isTable: isTable),
                    fields: [.vary: "Accept, Authorization", .cacheControl: "private, no-cache"]
                )
            }
        )
    }
}

struct AnalysePricing: EndpointInput {
    let currency: String
    let sample: PricingSample

    init(_ reader: inout InputReader) {
        currency = reader.required("currency", .text(.currency, 3...3), example: "EUR")
        sample = PricingSample(
            jobs: reader.required(
                "jobs",
                .list(of: .object(JobInput.self), 1...PricingLimits.mostJobs),
                note: "Finished jobs of one service and tier, in any order."
            )
            .map(\.job),
            targetMargin: reader.required(
                "targetMargin",
                .number(0...PricingLimits.highestMargin),
                note: "Share of the price that is to be left over on average.",
                example: .double(0.2)
            ),
            lossLimit: reader.required(
                "lossLimit",
                .number(0...1),
                note: "Highest probability that the jobs of one price period together lose money.",
                example: .double(0.05)
            ),
            periodJobs: reader.optional(
                "periodJobs",
                .integer(1...PricingLimits.mostPeriodJobs),
                note: "Jobs of one price period. Without it, as many as the sample has in a quarter, at least 3."
            ),
            seed: reader.optional(
                "seed",
                .integer(PricingLimits.seeds),
                note: "The same seed gives the same answer. Without it one is drawn."
            )
            .map(UInt64.init)
        )
    }

    struct JobInput: EndpointInput {
        let job: PricingJob

        static let schemaName = "PricingJob"

        init(_ reader: inout InputReader) {
            job = PricingJob(
                minutes: reader.required("minutes", .number(PricingLimits.minutes)),
                costMinor: reader.required("costMinor", .integer(PricingLimits.costs)),
                closedAt: reader.required("closedAt", .instant)
            )
        }
    }
}
