import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    /// The same endpoints for every kind of definition; services and divisions have lists of their own beside the forms.
    static func addDefinitions(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        for kind in DefinitionKind.allCases {
            let endpoints = DefinitionEndpoints(kind: kind, hub: hub)
            if kind != .service, kind != .division { catalogue.add(endpoints.list) }
            catalogue.add(endpoints.show)
            catalogue.add(endpoints.versions)
            catalogue.add(endpoints.showVersion)
            catalogue.add(endpoints.put)
        }
    }
}

/// The endpoints of one kind.
private struct DefinitionEndpoints {
    let kind: DefinitionKind
    let hub: Hub

    private var path: String { "/v1/\(kind.folder)" }
    /// `SlaPolicy`, for operation ids.
    private var title: String { Self.capitalised(kind.rawValue) }
    private var words: String { kind.rawValue.replacing("-", with: " ") }

    /// Rate cards tell what work costs.
    private var reading: Access { kind == .rateCard ? .roles(.finance, .lead) : .person }

    private static func capitalised(_ name: String) -> String {
        name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    var list: Endpoint<HubDomain.Caller, PageInput, Page<DefinitionHeadOutput>> {
        let kind = kind
        let hub = hub
        return Endpoint(
            .get,
            path,
            id: "list\(Self.capitalised(kind.folder))",
            tag: "Definitions",
            summary: "List the \(kind.folder.replacing("-", with: " "))",
            description: "The newest version of each, without its content.",
            access: reading
        ) { input, _ in
            let after = try input.page.after.map { position throws(HubError) in try position.string(0) }
            let found = try await hub.definitions(of: kind, .init(limit: input.page.limit, after: after))
            let next = found.next.map { input.page.cursor(after: [.string($0)]) }
            return Reply(Page(found.items.map(DefinitionHeadOutput.init), next: next))
        }
    }

    var show: Endpoint<HubDomain.Caller, DefinitionPath, DefinitionOutput> {
        let kind = kind
        let hub = hub
        return Endpoint(
            .get,
            path + "/{key}",
            id: "show\(title)",
            tag: "Definitions",
            summary: "Show the newest version of a \(words)",
            access: reading,
            hasEntityTag: true,
            failures: [.notFound]
        ) { input, _ in DefinitionOutput(view: try await hub.definition(kind, input.key)).reply }
    }

    var versions: Endpoint<HubDomain.Caller, DefinitionPageInput, Page<DefinitionHeadOutput>> {
        let kind = kind
        let hub = hub
        return Endpoint(
            .get,
            path + "/{key}/versions",
            id: "list\(title)Versions",
            tag: "Definitions",
            summary: "List the versions of a \(words), newest first",
            access: reading,
            failures: [.notFound]
        ) { input, _ in
            let after = try input.page.after.map { position throws(HubError) in Int(clamping: try position.integer(0)) }
            let found = try await hub.versions(of: kind, input.key, .init(limit: input.page.limit, after: after))
            let next = found.next.map { input.page.cursor(after: [.integer(Int64($0))]) }
            return Reply(Page(found.items.map(DefinitionHeadOutput.init), next: next))
        }
    }

    var showVersion: Endpoint<HubDomain.Caller, VersionPath, DefinitionOutput> {
        let kind = kind
        let hub = hub
        return Endpoint(
            .get,
            path + "/{key}/versions/{version}",
            id: "show\(title)Version",
            tag: "Definitions",
            summary: "Show one version of a \(words)",
            access: reading,
            hasEntityTag: true,
            failures: [.notFound]
        ) { input, _ in
            DefinitionOutput(view: try await hub.definition(kind, input.key, version: input.version)).reply
        }
    }

    var put: Endpoint<HubDomain.Caller, PutDefinition, DefinitionWriteOutput> {
        let kind = kind
        let hub = hub
        return Endpoint(
            .put,
            path + "/{key}",
            id: "put\(title)",
            tag: "Definitions",
            summary: "Make a new version of a \(words), or the first",
            description: """
                The body is the whole definition, as YAML or as JSON: `docs/schemas/\(kind.rawValue).schema.json`. It is \
                checked with all other definitions. What says the same as the newest version makes no new one. Campaigns \
                that were submitted keep their versions. `If-None-Match: *` only makes a new \(words).
                """,
            access: .roles(.admin),
            bodyLimit: PutDefinition.bodyLimit,
            takesIfMatch: true,
            takesIfNoneMatch: true,
            hasEntityTag: true,
            furtherSuccess: [.created],
            failures: [.conflict]
        ) { input, request in
            let write = try await hub.put(
                try await input.text(),
                as: kind,
                input.key,
                reason: input.reason,
                expecting: try request.expectation(),
                isDryRun: input.isDryRun,
                by: request.person
            )
            return DefinitionWriteOutput(write: write, isDryRun: input.isDryRun).reply
        }
    }
}

extension RequestContext where Caller == HubDomain.Caller {
    /// What `If-Match` and `If-None-Match` take for granted.
    fileprivate func expectation() throws(HubError) -> DefinitionExpectation {
        guard ifNoneMatch != nil else {
            return switch precondition {
            case .none: .nothing
            case .exists: .exists
            case .versions(let versions): .versions(versions)
            }
        }
        guard precondition == .none else {
            throw HubError.invalid([.invalid("/headers/If-None-Match", "excludes If-Match")])
        }
        return .absent
    }
}
