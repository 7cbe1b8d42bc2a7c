import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// Transfer, split and merge.
extension HubAPI {
    static func addReshaping(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            reshaping(
                TransferCampaign.self,
                "transfer",
                id: "transferCampaign",
                "Hand a request to another division",
                """
                Before it was accepted, by a lead of both divisions. Prices, quote and calendar are the new division's \
                from then on.
                """
            ) { input, caller, version, repetition in
                try await hub.transfer(
                    input.key,
                    to: input.division,
                    requester: input.requester,
                    reason: input.reason,
                    by: caller,
                    expecting: version,
                    repetition: repetition
                )
            }
        )
        catalogue.add(
            reshaping(
                SplitCampaign.self,
                "split",
                id: "splitCampaign",
                "Make some lines a campaign of their own",
                "The new campaign, which is the answer, stands in intake: it is judged, priced and accepted by itself."
            ) { input, caller, version, repetition in
                try await hub.split(
                    input.lines,
                    title: input.title,
                    reason: input.reason,
                    of: input.key,
                    by: caller,
                    expecting: version,
                    repetition: repetition
                )
            }
        )
        catalogue.add(
            reshaping(
                MergeCampaign.self,
                "merge",
                id: "mergeCampaign",
                "Merge a request into another one",
                """
                Both are of the same division and not accepted yet. The lines become the other one's, which is the \
                answer; this one ends.
                """
            ) { input, caller, version, repetition in
                try await hub.merge(
                    input.key,
                    into: input.into,
                    reason: input.reason,
                    by: caller,
                    expecting: version,
                    repetition: repetition
                )
            }
        )
    }

    private static func reshaping<Input: EndpointInput>(
        _ input: Input.Type,
        _ action: String,
        id: String,
        _ summary: String,
        _ description: String,
        _ perform:
            @escaping @Sendable (
                Input, HubDomain.Caller, Int64?, RepetitionPolicy<CampaignView>
            ) async throws -> Repeatable<CampaignView>
    ) -> Endpoint<HubDomain.Caller, Input, CampaignOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/actions/\(action)",
            id: id,
            tag: "Actions",
            summary: summary,
            description: description,
            access: .roles(.lead),
            takesIfMatch: true,
            hasEntityTag: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: CampaignView) in
                CampaignOutput(view: view.seen(by: request.caller)).reply
            }
            return try await perform(
                input,
                request.person,
                try request.expectedVersion(),
                request.repetition(reply)
            )
            .reply(reply)
        }
    }
}

struct TransferCampaign: EndpointInput {
    let key: CampaignKey
    let division: String
    let requester: String?
    let reason: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        division = reader.required("division", .definitionKey)
        requester = reader.optional(
            "requester",
            .personReference,
            note: "Who asks for it there; needed when the present requester may not."
        )
        reason = reader.required("reason", .reason)
    }
}

struct SplitCampaign: EndpointInput {
    let key: CampaignKey
    let lines: [String]
    let title: String?
    let reason: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        lines = reader.required("lines", .list(of: .partID, 1...50))
        title = reader.optional("title", .text(1...200), note: "Of the new campaign; the same without it.")
        reason = reader.required("reason", .reason)
    }
}

struct MergeCampaign: EndpointInput {
    let key: CampaignKey
    let into: CampaignKey
    let reason: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        into = reader.required("into", .campaignKey, example: "CMP-1042")
        reason = reader.required("reason", .reason)
    }
}
