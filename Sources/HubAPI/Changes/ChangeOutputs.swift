import HubDomain
import HubJSON
import HubOperations

extension ChangeRequest.State: JSONOutput {}

/// A change request.
struct ChangeRequestOutput: ObjectOutput {
    let view: ChangeRequestView

    static let schemaName = "ChangeRequest"

    static let fields: [OutputField<ChangeRequestOutput>] = [
        .init("id", example: "C1") { $0.view.request.id },
        .init("campaign", example: "CMP-1042") { $0.view.campaign.description },
        .init("state") { $0.view.request.state },
        .init("reason") { $0.view.request.reason },
        .init("change", note: "As it was proposed.", schema: .any) { JSONValue.object($0.view.request.change.json) },
        .init("proposedBy") { $0.person($0.view.request.proposedBy) },
        .init("proposedAt") { $0.view.request.proposedAt },
        .init("price", note: "What such campaigns come to, before and after.") {
            PriceChangeOutput(preview: $0.view.request.preview)
        },
        .init("earliestAt", note: "By service levels, were the present stage entered when it was proposed.") {
            EarliestChangeOutput(preview: $0.view.request.preview)
        },
        .init("effects", note: "What falls.") { ScopeEffectsOutput(effects: $0.view.request.preview.effects) },
        .init("requesterAgreed") { owner in owner.view.request.requesterAgreed.map { owner.agreement($0) } },
        .init("leadAgreed") { owner in owner.view.request.leadAgreed.map { owner.agreement($0) } },
        .init("ended", note: "Who rejected, withdrew or superseded it.") { owner in
            owner.view.request.ended.map {
                ChangeEndingOutput(person: owner.person($0.by), at: $0.at, reason: $0.reason)
            }
        },
        .init("appliedAt") { $0.view.request.appliedAt },
    ]

    private func person(_ id: String) -> PersonNameOutput {
        PersonNameOutput(person: PersonName(id: id, name: view.people[id] ?? ""))
    }

    private func agreement(_ agreement: ChangeRequest.Agreement) -> ChangeAgreementOutput {
        ChangeAgreementOutput(person: person(agreement.by), at: agreement.at)
    }
}

struct ChangeAgreementOutput: ObjectOutput {
    let person: PersonNameOutput
    let at: Instant

    static let schemaName = "ChangeAgreement"

    static let fields: [OutputField<ChangeAgreementOutput>] = [
        .init("by") { $0.person },
        .init("at") { $0.at },
    ]
}

struct ChangeEndingOutput: ObjectOutput {
    let person: PersonNameOutput
    let at: Instant
    let reason: String?

    static let schemaName = "ChangeEnding"

    static let fields: [OutputField<ChangeEndingOutput>] = [
        .init("by") { $0.person },
        .init("at") { $0.at },
        .init("reason") { $0.reason },
    ]
}

struct PriceChangeOutput: ObjectOutput {
    let preview: ChangePreview

    static let schemaName = "PriceChange"

    static let fields: [OutputField<PriceChangeOutput>] = [
        .init("before", note: "null where no price can be worked out.") {
            $0.preview.priceBefore.map(PriceRangeOutput.init)
        },
        .init("after") { $0.preview.priceAfter.map(PriceRangeOutput.init) },
        .init("difference", note: "At the median.") { $0.preview.difference.map(MoneyOutput.init) },
    ]
}

struct PriceRangeOutput: ObjectOutput {
    let price: ChangePreview.Price

    static let schemaName = "PriceRange"

    static let fields: [OutputField<PriceRangeOutput>] = [
        .init("p50", note: "Half of such campaigns stay within.") { MoneyOutput(money: $0.price.p50) },
        .init("p90", note: "Nine in ten stay within.") { MoneyOutput(money: $0.price.p90) },
    ]
}

struct EarliestChangeOutput: ObjectOutput {
    let preview: ChangePreview

    static let schemaName = "EarliestChange"

    static let fields: [OutputField<EarliestChangeOutput>] = [
        .init("before") { $0.preview.earliestBefore },
        .init("after") { $0.preview.earliestAfter },
    ]
}

struct ScopeEffectsOutput: ObjectOutput {
    let effects: ScopeEffects

    static let schemaName = "ScopeEffects"

    static let fields: [OutputField<ScopeEffectsOutput>] = [
        .init("lines", note: "Changed, new or given up.") { $0.effects.lines },
        .init("approvals", note: "Given or waited for, that no longer count.") { $0.effects.approvals },
        .init("ticks", note: "Checklist items to be ticked anew, as L1/K-01.") { $0.effects.ticks },
        .init("droppedTasks") { $0.effects.droppedTasks },
        .init("newTasks") { $0.effects.newTasks },
        .init("backTo", note: "The stage that the campaign goes back to.") { $0.effects.backTo?.rawValue },
        .init("losesSlot", note: "A confirmed launch slot is given up.") { $0.effects.losesSlot },
    ]
}
