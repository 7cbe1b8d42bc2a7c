package import HubDomain
import HubStore

extension Hub {
    /// Tells what the finished jobs of a service and tier say about a fixed price. The jobs are read in one go and costed
    /// and judged on the compute queue.
    /// - Throws: `forbidden`, `invalid` for what isn't there, a missing rate, no jobs or too many, `unavailable` when too
    ///   many calculations wait.
    package func analyse(_ question: ServiceQuestion, for caller: Caller) async throws -> ServiceAnalysis {
        let desk = try SampleDesk(self, question, caller, now: now)
        let jobs = try await store.read { tx in try desk.jobs(in: tx) }
        let seed = question.seed ?? makeSeed()
        return try await compute.run { try desk.analysis(of: jobs, seed: seed) }
    }
}

/// Puts a sample together and has it judged.
struct SampleDesk: Sendable {
    let question: ServiceQuestion
    let from: Instant
    let to: Instant
    let currency: String
    let effectiveOn: CivilDate
    private let catalogue: DefinitionCatalogue
    private let rates: RateBook

    /// Two years, in days.
    private static let standardDays: Int64 = 730
    private static let year = Milliseconds.days(-365)

    /// - Throws: `forbidden`, or `invalid` with every problem.
    init(_ hub: Hub, _ question: ServiceQuestion, _ caller: Caller, now: Instant) throws {
        self.question = question
        catalogue = hub.definitions
        rates = hub.definitions.money.rates
        to = question.to ?? now
        from = question.from ?? to + .days(-Self.standardDays)
        effectiveOn = question.effectiveOn ?? ZoneID.utc.rules.date(at: now)
        var issues = catalogue.unknownPlaces(service: question.service, divisions: question.divisions)
        if from >= to {
            issues.append(Issue(pointer: "/query/from", code: "range", detail: "must lie before the end of the window"))
        }
        let currencies = Set(question.divisions.compactMap { try? hub.currency(of: $0) }).sorted()
        if question.currency == nil, currencies.count != 1 {
            let detail =
                currencies.isEmpty
                ? "is required where no division is named"
                : "is required, as the divisions pay in \(currencies.joined(separator: ", "))"
            issues.append(Issue(pointer: "/query/currency", code: "required", detail: detail))
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The question has problems", issues: issues) }
        currency = question.currency ?? currencies.first ?? ""
        let divisions =
            question.divisions.isEmpty
            ? catalogue.heads(of: .division).map(\.reference.key) : question.divisions
        guard divisions.allSatisfy(caller.seesCost(in:)) else {
            throw HubError(.forbidden, "Costs are for finance and leads of every division that is asked about")
        }
    }

    func jobs(in tx: ReadTransaction) throws -> [SampleJob] {
        var known: [DefinitionReference: WorkflowDefinition] = [:]
        let found = try tx.samples.jobs(
            of: question.service,
            question.tier,
            from: from,
            to: to,
            limit: PricingLimits.mostJobs + 1
        ) { stage, reference in
            let workflow = try known[reference] ?? catalogue.value(reference, in: tx).workflow
            known[reference] = workflow
            return workflow?.leads(.close, to: stage) ?? false
        }
        guard found.count <= PricingLimits.mostJobs else {
            let detail = "holds more than \(PricingLimits.mostJobs) jobs: narrow the window"
            throw HubError(.invalid, detail, issues: [Issue(pointer: "/query/from", code: "range", detail: detail)])
        }
        guard !question.divisions.isEmpty else { return found }
        return found.filter { question.divisions.contains($0.division) }
    }

    func analysis(of jobs: [SampleJob], seed: UInt64) throws -> ServiceAnalysis {
        let sample = try sample(of: jobs)
        guard !sample.jobs.isEmpty else {
            let words = "no finished job of \(question.service) tier \(question.tier.rawValue) has its time complete"
            let detail = "\(words) in the window, of \(sample.finished) finished"
            throw HubError(
                .invalid,
                detail,
                issues: [Issue(pointer: "/query/service", code: "no-jobs", detail: detail)]
            )
        }
        let analysis = try PricingAnalysis(
            PricingQuestion(
                jobs: try sample.pricingJobs(),
                targetMargin: question.targetMargin,
                lossLimit: question.lossLimit,
                periodJobs: question.periodJobs,
                seed: seed
            ),
            capture: sample.captureShare
        )
        return ServiceAnalysis(
            question: question,
            from: from,
            to: to,
            effectiveOn: effectiveOn,
            rateCard: rates.card(in: currency, on: effectiveOn)?.reference,
            sample: sample,
            digest: Hub.digest(of: Array(try sample.table().utf8)),
            analysis: analysis,
            benefit: try analysis.recommendation.flatMap {
                try CostBenefit(lastYear(sample.jobs), price: $0.priceMinor)
            }
        )
    }

    func sample(of jobs: [SampleJob]) throws -> CostedSample {
        let costing = JobCosting(
            rates,
            currency: currency,
            division: question.contract,
            date: effectiveOn
        )
        return try CostedSample(jobs, costing, currency: currency)
    }

    func lastYear(_ jobs: [CostedJob]) -> [CostedJob] { jobs.filter { $0.job.closedAt >= to + Self.year } }
}

extension DefinitionCatalogue {
    fileprivate func unknownPlaces(service: String, divisions: [String]) -> [Issue] {
        var issues: [Issue] = []
        if head(.service, service) == nil {
            let detail = "there is no service \"\(service.shortened)\""
            issues.append(Issue(pointer: "/query/service", code: "invalid", detail: detail))
        }
        for division in divisions where head(.division, division) == nil {
            let detail = "there is no division \"\(division.shortened)\""
            issues.append(Issue(pointer: "/query/division", code: "invalid", detail: detail))
        }
        return issues
    }
}
