import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func resolveFinding(_ hub: Hub) -> Endpoint<HubDomain.Caller, ResolveFinding, FindingOutput> {
        Endpoint(
            .patch,
            "/v1/campaigns/{key}/findings/{id}",
            id: "resolveFinding",
            tag: "Production",
            summary: "Note that a finding was mended",
            description: """
                Without another round of QA: minor findings, and those that an approver made. Others are mended by \
                their task after fail-qa.
                """,
            access: .roles(.producer, .reviewer, .lead),
            takesIfMatch: true,
            hasEntityTag: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let (view, version) = try await hub.resolve(
                finding: input.finding,
                of: input.key,
                resolution: input.resolution,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            guard let output = FindingOutput.items(of: view).items.first(where: { $0.finding.id == input.finding })
            else {
                throw HubError(.notFound, "Campaign \(input.key) has no finding \"\(input.finding)\"")
            }
            return Reply(output, entityTag: EntityTag(version: Int(version), moment: "0"))
        }
    }
}

struct ResolveFinding: EndpointInput {
    let key: CampaignKey
    let finding: String
    let resolution: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        finding = reader.path("id", .partID)
        resolution = reader.required("resolution", .reason, note: "What was done.")
    }
}
