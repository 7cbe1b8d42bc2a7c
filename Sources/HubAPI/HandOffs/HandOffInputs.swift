import HubDomain
import HubJSON
import HubOperations

struct HandOver: EndpointInput {
    let key: CampaignKey
    let draft: HandOffDraft
    let billing: HandOffBilling

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        draft = HandOffDraft(
            line: reader.required("line", .partID, example: "L1"),
            vendor: reader.required("vendor", .definitionKey, example: "agency-a"),
            what: reader.required("what", .reason, note: "What is asked for."),
            dueAt: reader.optional("dueAt", .instant, note: "What is agreed. Without it the policy's goal counts."),
            price: reader.optional("price", .object(MoneyInput.self), note: "In the vendor's currency.")?.money
        )
        billing = HandOffBilling(
            kind: reader.optional("kind", .choice(Expense.Kind.self), default: .passThrough, note: "Of the expense."),
            markUp: reader.optional("markUpPercent", .integer(0...100), default: 0)
        )
    }
}

struct TakeHandOff: EndpointInput {
    let key: CampaignKey
    let handOff: String
    let move: HandOffMove

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        handOff = reader.path("id", .partID)
        move = HandOffMove(
            reader.path("step", .choice(HandOffStep.self)),
            delivery: reader.optional("delivery", .reason, note: "deliver: where it is found."),
            note: reader.optional("note", .reason, note: "Needed for refuse, return and withdraw."),
            dueAt: reader.optional("dueAt", .instant, note: "send: what is agreed now."),
            price: reader.optional("price", .object(MoneyInput.self), note: "send: another price than before.")?.money
        )
    }
}

struct ListOpenHandOffs: EndpointInput {
    let vendor: String?
    let state: HandOffState?
    let page: PageRequest

    init(_ reader: inout InputReader) {
        vendor = reader.query("vendor", .definitionKey)
        state = reader.query("state", .choice(of: [HandOffState.sent, .acknowledged, .delivered]))
        page = reader.page()
    }
}
