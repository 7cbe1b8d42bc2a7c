import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// From a proposal to a price in force.
extension HubAPI {
    static func addProposals(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, ListProposals, Page<PriceProposalOutput>>(
                .get,
                "/v1/pricing/proposals",
                id: "listPriceProposals",
                tag: "Pricing",
                summary: "List proposed and agreed prices of one's divisions, newest first",
                access: .person
            ) { input, request in
                let after = try input.page.after.map { position throws(HubError) in try position.integer(0) }
                let found = try await hub.priceProposals(
                    input.state,
                    service: input.service,
                    for: request.person,
                    .init(limit: input.page.limit, after: after)
                )
                let next = found.next.map { input.page.cursor(after: [.integer($0)]) }
                return Reply(Page(found.items.map(PriceProposalOutput.init), next: next))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, ProposalPath, PriceProposalOutput>(
                .get,
                "/v1/pricing/proposals/{number}",
                id: "showPriceProposal",
                tag: "Pricing",
                summary: "Show a proposed or agreed price",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                Reply(PriceProposalOutput(view: try await hub.priceProposal(input.number, for: request.person)))
            }
        )
        catalogue.add(propose(hub))
        catalogue.add(approve(hub))
        catalogue.add(acknowledge(hub))
        catalogue.add(reject(hub))
        catalogue.add(withdraw(hub))
    }

    @Sendable private static func reply(_ view: ProposalView) -> Reply<PriceProposalOutput> {
        Reply(PriceProposalOutput(view: view))
    }

    private static func propose(_ hub: Hub) -> Endpoint<HubDomain.Caller, ProposePrice, PriceProposalOutput> {
        Endpoint(
            .post,
            "/v1/pricing/proposals",
            id: "proposePrice",
            tag: "Pricing",
            summary: "Propose a price from the finished jobs of a service and tier",
            description: """
                The figures are kept with it. A service that isn't ready is refused with every reason, unless \
                `exception` says why all the same; below 12 jobs there is no price at all. docs/pricing.md tells the \
                way to a price in force.
                """,
            access: .roles(.finance),
            success: .created,
            failures: [.forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: ProposalView) in
                Reply(PriceProposalOutput(view: view), location: "/v1/pricing/proposals/\(view.proposal.number)")
            }
            return try await hub.propose(
                input.draft,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func approve(_ hub: Hub) -> Endpoint<HubDomain.Caller, ProposalPath, PriceProposalOutput> {
        Endpoint(
            .post,
            "/v1/pricing/proposals/{number}/approval",
            id: "approvePrice",
            tag: "Pricing",
            summary: "Approve a price that somebody else proposed",
            access: .roles(.finance, .lead),
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            try await hub.approvePrice(input.number, by: request.person, repetition: request.repetition(reply))
                .reply(reply)
        }
    }

    private static func acknowledge(_ hub: Hub) -> Endpoint<HubDomain.Caller, AcknowledgePrice, PriceProposalOutput> {
        Endpoint(
            .post,
            "/v1/pricing/proposals/{number}/acknowledgement",
            id: "acknowledgePrice",
            tag: "Pricing",
            summary: "Acknowledge an approved price as the budget owner of a division",
            description: "With that of the last division the price is agreed, and holds from its date on.",
            access: .person,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            try await hub.acknowledgePrice(
                input.number,
                for: input.division,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func reject(_ hub: Hub) -> Endpoint<HubDomain.Caller, EndProposal, PriceProposalOutput> {
        Endpoint(
            .post,
            "/v1/pricing/proposals/{number}/rejection",
            id: "rejectPrice",
            tag: "Pricing",
            summary: "Reject a proposed price",
            access: .person,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            try await hub.rejectPrice(
                input.number,
                reason: input.reason,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func withdraw(_ hub: Hub) -> Endpoint<HubDomain.Caller, EndProposal, PriceProposalOutput> {
        Endpoint(
            .post,
            "/v1/pricing/proposals/{number}/withdrawal",
            id: "withdrawPrice",
            tag: "Pricing",
            summary: "Take a proposed price back",
            access: .person,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            try await hub.withdrawPrice(
                input.number,
                reason: input.reason,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }
}
