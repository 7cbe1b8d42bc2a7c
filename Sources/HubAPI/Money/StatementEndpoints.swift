import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// What divisions are billed.
extension HubAPI {
    static func addStatements(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, PageInput, Page<StatementHeadOutput>>(
                .get,
                "/v1/statements",
                id: "listStatements",
                tag: "Money",
                summary: "List the statements of one's divisions",
                access: .person
            ) { input, request in
                let after = try input.page.after.map { position throws(HubError) in try position.string(0) }
                let found = try await hub.statements(for: request.person, .init(limit: input.page.limit, after: after))
                let next = found.next.map { input.page.cursor(after: [.string($0)]) }
                return Reply(Page(found.items.map(StatementHeadOutput.init), next: next))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, PartPath, StatementRepresentation>(
                .get,
                "/v1/statements/{id}",
                id: "showStatement",
                tag: "Money",
                summary: "Show a statement",
                description: "JSON, CSV with `Accept: text/csv`, or a page to print with `Accept: text/html`.",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let view = try await hub.statement(input.id, for: request.person)
                let form = StatementRepresentation.Form(accept: request.head.headerFields[.accept])
                return Reply(
                    StatementRepresentation(view: view, form: form),
                    fields: [.vary: "Accept, Authorization", .cacheControl: "private, no-cache"]
                )
            }
        )
        catalogue.add(draftStatement(hub))
        catalogue.add(issueStatement(hub))
        catalogue.add(judgeStatement(hub))
        catalogue.add(creditStatement(hub))
        catalogue.add(shareCost(hub))
    }

    private static func draftStatement(_ hub: Hub) -> Endpoint<HubDomain.Caller, DraftStatement, StatementOutput> {
        Endpoint(
            .post,
            "/v1/statements",
            id: "draftStatement",
            tag: "Money",
            summary: "Make the draft of a division's month, or bring it up to date",
            description: "Everything that the division owes up to the month's last day and wasn't billed before.",
            access: .roles(.finance, .lead),
            success: .created,
            failures: [.forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: StatementView) in Reply(StatementOutput(view: view)) }
            return try await hub.draftStatement(
                for: input.division,
                input.month,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func issueStatement(_ hub: Hub) -> Endpoint<HubDomain.Caller, PartPath, StatementOutput> {
        Endpoint(
            .post,
            "/v1/statements/{id}/issue",
            id: "issueStatement",
            tag: "Money",
            summary: "Issue a draft",
            description: "It gets the next number and can't be changed any more; its month must be over.",
            access: .roles(.finance, .lead),
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: StatementView) in Reply(StatementOutput(view: view)) }
            return try await hub.issueStatement(
                input.id,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func judgeStatement(_ hub: Hub) -> Endpoint<HubDomain.Caller, JudgeStatement, StatementOutput> {
        Endpoint(
            .post,
            "/v1/statements/{id}/judgement",
            id: "judgeStatement",
            tag: "Money",
            summary: "Accept or dispute lines of an issued statement",
            access: .roles(.requester, .approver),
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: StatementView) in Reply(StatementOutput(view: view)) }
            return try await hub.judgeStatement(
                input.id,
                input.lines.map(\.judgement),
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func creditStatement(_ hub: Hub) -> Endpoint<HubDomain.Caller, CreditLine, CreditOutput> {
        Endpoint(
            .post,
            "/v1/statements/{id}/lines/{number}/credit",
            id: "creditLine",
            tag: "Money",
            summary: "Take an amount of an issued line back",
            description: "It stands as a line of its own on the division's next statement.",
            access: .roles(.finance, .lead),
            success: .created,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (credit: StatementCredit) in Reply(CreditOutput(credit: credit)) }
            return try await hub.credit(
                input.amount,
                ofLine: input.number,
                of: input.id,
                reason: input.reason,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func shareCost(_ hub: Hub) -> Endpoint<HubDomain.Caller, ShareCost, SharedCostOutput> {
        Endpoint(
            .post,
            "/v1/shared-costs",
            id: "shareCost",
            tag: "Money",
            summary: "Split a cost between divisions",
            description: """
                `equal` gives each the same, `billed` goes by what each is to be billed for the month otherwise. The parts \
                add up to the amount: what rounding leaves goes to the largest remainders.
                """,
            access: .roles(.finance, .lead),
            success: .created,
            failures: [.forbidden]
        ) { input, request in
            let reply = { @Sendable (view: SharedCostView) in Reply(SharedCostOutput(view: view)) }
            return try await hub.share(
                input.amount,
                input.description,
                input.month,
                by: input.rule,
                between: input.divisions,
                for: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }
}
