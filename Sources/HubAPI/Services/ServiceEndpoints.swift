import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addServices(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, PageInput, Page<ServiceOutput>>(
                .get,
                "/v1/services",
                id: "listServices",
                tag: "Services",
                summary: "List what can be ordered",
                access: .person
            ) { input, _ in
                try input.reply(of: hub.definitions.heads(of: .service)) { head in
                    head.value.service.map { ServiceOutput(service: $0, version: head.reference.version) }
                }
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, DefinitionPath, FormOutput>(
                .get,
                "/v1/services/{key}/form",
                id: "showForm",
                tag: "Services",
                summary: "Show what a form for a service asks",
                description: """
                    The fields of the brief and of the service, what each takes, when it is due and what the minimum \
                    requirements say.
                    """,
                access: .person,
                failures: [.notFound]
            ) { input, _ in Reply(FormOutput(form: try hub.form(for: input.key), now: hub.now)) }
        )
        addFormCheck(to: &catalogue, hub)
        catalogue.add(
            Endpoint<HubDomain.Caller, PageInput, Page<DivisionOutput>>(
                .get,
                "/v1/divisions",
                id: "listDivisions",
                tag: "Services",
                summary: "List the divisions",
                access: .person
            ) { input, _ in
                try input.reply(of: hub.definitions.heads(of: .division)) { head in
                    head.value.division.map { DivisionOutput(division: $0, version: head.reference.version) }
                }
            }
        )
    }
}

extension PageInput {
    /// A page of the newest versions, each in its own form.
    fileprivate func reply<Item>(
        of heads: [DefinitionHeads.Head],
        _ item: (DefinitionHeads.Head) -> Item?
    ) throws -> Reply<Page<Item>> {
        let after = try page.after.map { position throws(HubError) in try position.string(0) }
        let rest = heads.filter { head in after.map { head.reference.key > $0 } ?? true }
        let found = HubDomain.PageRequest(limit: page.limit, after: after).page(rest, key: \.reference.key)
        let next = found.next.map { page.cursor(after: [.string($0)]) }
        return Reply(Page(found.items.compactMap(item), next: next))
    }
}

struct ServiceOutput: ObjectOutput {
    let service: ServiceDefinition
    let version: Int

    static let schemaName = "Service"

    static let fields: [OutputField<ServiceOutput>] = [
        .init("key", example: "email-newsletter") { $0.service.key },
        .init("name") { $0.service.name },
        .init("version") { $0.version },
        .init("kind") { $0.service.kind.rawValue },
        .init("unit", note: "What one of it is.") { $0.service.unit },
        .init("useFor") { $0.service.useFor },
        .init("notFor") { $0.service.notFor },
        .init("tiers", note: "What each tier means.") { owner in
            JSONObject(Tier.allCases.map { (key: $0.rawValue, value: .string(owner.service.tiers[$0])) })
        },
    ]
}

struct DivisionOutput: ObjectOutput {
    let division: DivisionDefinition
    let version: Int

    static let schemaName = "Division"

    static let fields: [OutputField<DivisionOutput>] = [
        .init("key", example: "consumer") { $0.division.key },
        .init("name") { $0.division.name },
        .init("version") { $0.version },
        .init("costCentre") { $0.division.costCentre },
        .init("currency") { $0.division.currency },
        .init("zone") { $0.division.zone },
        .init("needsPurchaseOrder") { $0.division.needsPurchaseOrder },
    ]
}
