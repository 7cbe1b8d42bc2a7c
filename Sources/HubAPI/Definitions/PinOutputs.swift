import HubDomain
import HubJSON
import HubOperations

struct PinOutput: ObjectOutput {
    let pin: PinView

    static let schemaName = "Pin"

    static let fields: [OutputField<PinOutput>] = [
        .init("kind") { $0.pin.pinned.kind },
        .init("key") { $0.pin.pinned.key },
        .init("version") { $0.pin.pinned.version },
        .init("newest", note: "The version that new campaigns get.") { $0.pin.newest },
    ]
}

struct PinRenewalOutput: ObjectOutput {
    let view: PinRenewalView
    let isDryRun: Bool

    static let schemaName = "PinRenewal"

    enum Outcome: String, CaseIterable, JSONOutput {
        case repinned
        case unchanged
        case refused
    }

    private var repinning: Repinning? { try? view.result.get() }

    private var outcome: Outcome {
        repinning.map { $0.isEmpty ? .unchanged : .repinned } ?? .refused
    }

    private var refusal: String? {
        guard case .failure(let error) = view.result else { return nil }
        return ([error.message] + error.issues.map(\.detail)).joined(separator: ": ")
    }

    static let fields: [OutputField<PinRenewalOutput>] = [
        .init("campaign", example: "CMP-1042") { $0.view.campaign.key.description },
        .init("version", note: "The campaign's, as in its `ETag`.") { $0.view.campaign.version },
        .init("dryRun") { $0.isDryRun },
        .init("outcome") { $0.outcome },
        .init("refusal", note: "Why it was refused.") { $0.refusal },
        .init("versions", note: "Definitions that change.") { ($0.repinning?.versions ?? []).map(VersionOutput.init) },
        .init("nowUnmet", note: "What the campaign lacks by the new versions only.") {
            ($0.repinning?.nowUnmet ?? []).map(UnmetOutput.init)
        },
        .init("noLongerUnmet", note: "What it lacked by the old versions only.") {
            ($0.repinning?.noLongerUnmet ?? []).map(UnmetOutput.init)
        },
        .init("completenessBefore") { $0.repinning?.completenessBefore },
        .init("completenessAfter") { $0.repinning?.completenessAfter },
        .init("newTasks", note: "Tasks that the new versions add to the stage the campaign is in.") {
            ($0.repinning?.newTasks ?? []).map(NewTaskOutput.init)
        },
    ]

    struct VersionOutput: ObjectOutput {
        let change: Repinning.VersionChange

        static let schemaName = "VersionChange"

        static let fields: [OutputField<VersionOutput>] = [
            .init("kind") { $0.change.kind },
            .init("key") { $0.change.key },
            .init("before", note: "null when it takes the place of another definition.") { $0.change.before },
            .init("after") { $0.change.after },
        ]
    }

    struct NewTaskOutput: ObjectOutput {
        let task: CampaignTask

        static let schemaName = "NewTask"

        static let fields: [OutputField<NewTaskOutput>] = [
            .init("id") { $0.task.id },
            .init("line") { $0.task.line },
            .init("title") { $0.task.title },
        ]
    }
}
