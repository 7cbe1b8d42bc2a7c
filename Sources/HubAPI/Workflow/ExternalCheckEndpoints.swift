import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// Checks that are made outside of the hub.
extension HubAPI {
    static func addExternalChecks(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ItemsOutput<ExternalCheckOutput>>(
                .get,
                "/v1/campaigns/{key}/external-checks",
                id: "listExternalChecks",
                tag: "Actions",
                summary: "List the checks from outside that actions wait for",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let views = try await hub.externalChecks(of: input.key, for: request.person)
                return Reply(ItemsOutput(items: views.map(ExternalCheckOutput.init)))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, AnswerExternalCheck, ExternalCheckOutput>(
                .post,
                "/v1/campaigns/{key}/external-checks/{check}",
                id: "answerExternalCheck",
                tag: "Actions",
                summary: "Answer a check from outside",
                description: """
                    With the token of the person whom the workflow names for the check. The newest answer counts, for \
                    the attempt in which it was given.
                    """,
                access: .person,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                let reply = { @Sendable (view: ExternalCheckView) in Reply(ExternalCheckOutput(view: view)) }
                return try await hub.answer(
                    input.check,
                    input.result,
                    note: input.note,
                    reference: input.reference,
                    of: input.key,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
    }
}

struct AnswerExternalCheck: EndpointInput {
    let key: CampaignKey
    let check: String
    let result: ExternalAnswer.Result
    let note: String?
    let reference: String?

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        check = reader.path("check", .definitionKey)
        result = reader.required("result", .choice(ExternalAnswer.Result.self))
        note = reader.optional("note", .reason, note: "Needed when it failed.")
        reference = reader.optional("reference", .text(1...2_000), note: "Where more is found.")
    }
}

extension ExternalAnswer.Result: JSONOutput {}

struct ExternalCheckOutput: ObjectOutput {
    let view: ExternalCheckView

    static let schemaName = "ExternalCheck"

    static let fields: [OutputField<ExternalCheckOutput>] = [
        .init("check", example: "spam-score") { $0.view.check.name },
        .init("by", note: "Address of who answers.") { $0.view.check.by },
        .init("result", note: "null while it is waited for.") { $0.view.answer?.result },
        .init("note") { $0.view.answer?.note },
        .init("reference") { $0.view.answer?.reference },
        .init("answeredBy") { $0.view.answeredBy.map(PersonNameOutput.init) },
        .init("answeredAt") { $0.view.answer?.at },
    ]
}
