import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// What divisions mean to spend, and what is left of it.
extension HubAPI {
    static func addBudgets(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, ListBudgets, Page<BudgetOutput>>(
                .get,
                "/v1/budgets",
                id: "listBudgets",
                tag: "Money",
                summary: "List budgets with what is left of them",
                description: """
                    For approvers, leads, finance, viewers and administrators of a division, and for the person who \
                    answers for its budget.
                    """,
                access: .person
            ) { input, request in
                let after = try input.page.after.map { position throws(HubError) in try position.string(0) }
                let found = try await hub.budgets(
                    of: input.division,
                    input.kind,
                    in: input.month,
                    for: request.person,
                    .init(limit: input.page.limit, after: after)
                )
                let next = found.next.map { input.page.cursor(after: [.string($0)]) }
                return Reply(Page(found.items.map { BudgetOutput(view: $0) }, next: next))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, PartPath, BudgetOutput>(
                .get,
                "/v1/budgets/{id}",
                id: "showBudget",
                tag: "Money",
                summary: "Show a budget with what is left of it and what is likely to come",
                access: .person,
                hasEntityTag: true,
                failures: [.notFound]
            ) { input, request in
                let (view, outlook) = try await hub.budget(input.id, for: request.person)
                return BudgetOutput(view: view, outlook: outlook).reply
            }
        )
        catalogue.add(setBudget(hub))
        catalogue.add(changeBudget(hub))
    }

    private static func setBudget(_ hub: Hub) -> Endpoint<HubDomain.Caller, SetBudget, BudgetOutput> {
        Endpoint(
            .post,
            "/v1/budgets",
            id: "setBudget",
            tag: "Money",
            summary: "Set the budget of a division for some months",
            description: "One of each kind for a month; the gate `budget-available` goes by the one for work.",
            access: .roles(.finance, .lead),
            hasEntityTag: true,
            success: .created,
            failures: [.forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: BudgetView) in BudgetOutput(view: view).reply }
            return try await hub.setBudget(input.draft, by: request.person, repetition: request.repetition(reply))
                .reply(reply)
        }
    }

    private static func changeBudget(_ hub: Hub) -> Endpoint<HubDomain.Caller, ChangeBudget, BudgetOutput> {
        Endpoint(
            .patch,
            "/v1/budgets/{id}",
            id: "changeBudget",
            tag: "Money",
            summary: "Change the amount or note of a budget",
            description: "The events keep what it was, and why.",
            access: .roles(.finance, .lead),
            takesIfMatch: true,
            hasEntityTag: true,
            failures: [.notFound, .forbidden]
        ) { input, request in
            let view = try await hub.changeBudget(
                input.id,
                amount: input.amount,
                note: input.note.isAbsent ? nil : .some(input.note.applied(to: nil)),
                reason: input.reason,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            return BudgetOutput(view: view).reply
        }
    }
}
