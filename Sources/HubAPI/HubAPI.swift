import Crypto
package import HTTPServer
package import HTTPTypes
package import HubDomain
package import HubOperations
package import Logging

/// The HTTP API of the hub: every endpoint, and the responder that serves them.
package enum HubAPI {
    package static let about = APIDescription(
        title: "Campaign Hub",
        version: "0.1.0",
        description: """
            Marketing briefs from intake to launch. Every answer that refuses something says what to do about it: \
            follow the `satisfy` hints.
            """,
        tags: [
            .init("Requests", "Handing briefs in."),
            .init("Templates", "Saved beginnings of requests."),
            .init("Campaigns", "Reading and editing campaigns."),
            .init("Programmes", "Campaigns that belong together."),
            .init("Actions", "Moving campaigns through their workflow."),
            .init("Production", "Tasks, checklist and findings."),
            .init("Approvals", "Proofs, and the people who approve them."),
            .init("Comments", "What people say about a campaign."),
            .init("Hand-offs", "Work that vendors do."),
            .init("Feedback", "What requesters say after the launch."),
            .init("Files", "Files of a campaign: added, taken, removed."),
            .init("Clocks", "Service levels: clocks, the queue and the calculator."),
            .init("Events", "Everything that happened, in order."),
            .init("KPIs", "Key figures, made for polling."),
            .init("Services", "What can be ordered, and the forms for it."),
            .init("Definitions", "Services, workflows and the rest in versions, and pinning campaigns to them."),
            .init("Time", "Time, expenses and what they are rated at."),
            .init("Money", "Quotes, cancellation charges, statements and budgets."),
            .init("Pricing", "From time and materials to a fixed price."),
            .init("Forecasts", "What is likely to come, and how sure that is."),
            .init("People", "People, their roles and their tokens."),
            .init("System", "Health."),
            .init("About", "This description, and what the problem codes mean."),
        ]
    )

    /// Every endpoint.
    /// - Parameter zone: Of figures that nobody asked for in another zone.
    package static func catalogue(hub: Hub, zone: ZoneID = .utc) -> Catalogue<HubDomain.Caller> {
        var catalogue = Catalogue<HubDomain.Caller>()
        addSystem(to: &catalogue, hub)
        addRequests(to: &catalogue, hub)
        addTemplates(to: &catalogue, hub)
        addCampaigns(to: &catalogue, hub)
        addCampaignLinks(to: &catalogue, hub)
        addProgrammes(to: &catalogue, hub)
        addActions(to: &catalogue, hub)
        addWorkflowState(to: &catalogue, hub)
        addChanges(to: &catalogue, hub)
        addReshaping(to: &catalogue, hub)
        addLaunchControl(to: &catalogue, hub)
        addProduction(to: &catalogue, hub)
        addApprovals(to: &catalogue, hub)
        addHandOffs(to: &catalogue, hub)
        addComments(to: &catalogue, hub)
        addExternalChecks(to: &catalogue, hub)
        addFiles(to: &catalogue, hub)
        addClocks(to: &catalogue, hub)
        addEvents(to: &catalogue, hub)
        addKPIs(to: &catalogue, hub, zone)
        addFlow(to: &catalogue, hub, zone)
        addFeedback(to: &catalogue, hub)
        addServices(to: &catalogue, hub)
        addDefinitions(to: &catalogue, hub)
        addPins(to: &catalogue, hub)
        addTime(to: &catalogue, hub)
        addExpenses(to: &catalogue, hub)
        addQuotes(to: &catalogue, hub)
        addStatements(to: &catalogue, hub)
        addBudgets(to: &catalogue, hub)
        addPricing(to: &catalogue, hub)
        addProposals(to: &catalogue, hub)
        addPortfolio(to: &catalogue, hub)
        addForecasts(to: &catalogue, hub, zone)
        addPeople(to: &catalogue, hub)
        return catalogue
    }

    /// The responder for an HTTP server.
    /// - Parameter documentLimit: Bytes of a JSON body at most, whatever an endpoint allows.
    /// - Throws: `CatalogueError` naming every faulty declaration.
    package static func make(
        hub: Hub,
        zone: ZoneID = .utc,
        logger: Logger,
        documentLimit: Int = .max
    ) throws -> APIMount<HubDomain.Caller> {
        var services = APIServices(
            authenticate: { request in
                try await hub.authenticate(secret: try BearerToken.secret(of: request.head), requestID: nil)
            },
            makeRequestID: { hub.ids.next() },
            hash: { Array(SHA256.hash(data: $0)) },
            logger: logger
        )
        services.documentLimit = documentLimit
        return try APIMount(catalogue(hub: hub, zone: zone), about: about, services: services)
    }

    /// Bytes of the largest body that some endpoint takes; a server in front must let that much through.
    package static func largestBody(hub: Hub) -> Int {
        catalogue(hub: hub).declarations.map(\.bodyLimit).max() ?? 0
    }

    /// Answers a request that the HTTP server refuses by itself in the form of every other refusal; for the server's
    /// configuration.
    package static func refusal(
        ids: any IDSource
    ) -> @Sendable (HTTPResponse.Status, String) -> ServerResponse {
        { status, detail in ProblemTable.standard.refusal(status, detail, requestID: ids.next()) }
    }
}

extension HubDomain.Caller: EndpointCaller {
    package func holds(anyOf roles: Set<Role>) -> Bool {
        grants.contains { roles.contains($0.role) }
    }
}

extension RequestContext where Caller == HubDomain.Caller {
    /// The caller, with the id of this request for the events.
    var person: HubDomain.Caller {
        HubDomain.Caller(id: caller.id, name: caller.name, grants: caller.grants, requestID: requestID)
    }

    /// The edit version that `If-Match` names.
    func expectedVersion() throws(HubError) -> Int64? {
        try expecting().map(Int64.init)
    }

    /// How the answer is kept for a repetition of the request.
    /// - Parameter content: What a body that isn't JSON turned out to be; a repetition must have the same.
    func repetition<Value: Sendable, Output: JSONOutput>(
        _ reply: @escaping @Sendable (Value) -> Reply<Output>,
        content: [UInt8] = []
    ) -> RepetitionPolicy<Value> {
        guard let idempotency else { return .never }
        let request = IdempotentRequest(
            caller: caller,
            route: operationID,
            key: idempotency.key,
            fingerprint: content.isEmpty
                ? idempotency.fingerprint : Array(SHA256.hash(data: idempotency.fingerprint + content))
        )
        return RepetitionPolicy(request) { record(reply($0)).encoded }
    }
}

extension Repeatable {
    /// The answer: a new one, or the one that was kept.
    func reply<Output>(_ make: (Value) -> Reply<Output>) throws -> Reply<Output> {
        switch self {
        case .done(let value): return make(value)
        case .replayed(let bytes):
            guard let recorded = RecordedReply(decoding: bytes) else {
                throw HubError(.internalError, "A kept answer can't be read")
            }
            return .replay(recorded)
        }
    }
}

/// Bearer tokens (RFC 6750, section 2.1).
enum BearerToken {
    /// - Throws: `unauthenticated` when the request carries none.
    static func secret(of head: HTTPRequest) throws(HubError) -> String {
        guard let field = head.headerFields[.authorization] else {
            throw HubError(.unauthenticated, "Send a token: Authorization: Bearer …")
        }
        let parts = field.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 200 else {
            throw HubError(.unauthenticated, "The Authorization field must be: Bearer and a token")
        }
        return String(parts[1])
    }
}
