import HubDomain
import HubJSON
import HubOperations

extension HandOffState: JSONOutput {}

struct HandOffOutput: ObjectOutput {
    let view: HandOffView
    private var handOff: HandOff { view.handOff }

    static let schemaName = "HandOff"

    static let fields: [OutputField<HandOffOutput>] = [
        .init("campaign", example: "CMP-1042") { $0.view.campaign.key.description },
        .init("id", example: "W1") { $0.handOff.id },
        .init("line") { $0.handOff.line },
        .init("vendor", example: "agency-a") { $0.handOff.vendor },
        .init("vendorName") { $0.view.vendorName },
        .init("what") { $0.handOff.what },
        .init("state") { $0.handOff.state },
        .init("changedAt", note: "When it came into its state.") { $0.handOff.changedAt },
        .init("dueAt") { $0.view.dueAt },
        .init("overdue") { $0.view.isOverdue },
        .init("returns", note: "How often what was delivered went back.") { $0.handOff.returns },
        .init("delivery", note: "Where what was delivered is found.") { $0.handOff.delivery },
        .whenPresent("price", note: "For finance, leads and the vendor itself.") { output in
            output.view.showsPrice ? output.handOff.price.map(MoneyOutput.init) : nil
        },
        .init("sentBy") { PersonNameOutput(person: $0.view.sentBy) },
        .init("sentAt") { $0.handOff.sentAt },
    ]
}
