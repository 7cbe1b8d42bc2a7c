import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension DefinitionKind: JSONOutput {}
extension DefinitionWrite.Outcome: JSONOutput {}

/// A version without its content.
struct DefinitionHeadOutput: ObjectOutput {
    let view: DefinitionView

    static let schemaName = "DefinitionVersion"

    static let fields: [OutputField<DefinitionHeadOutput>] = members { $0.view }

    /// What every representation of a version says.
    static func members<Owner: Sendable>(
        of view: @escaping @Sendable (Owner) -> DefinitionView
    ) -> [OutputField<Owner>] {
        [
            .init("kind") { view($0).reference.kind },
            .init("key") { view($0).reference.key },
            .init("name") { view($0).name },
            .init("version") { view($0).reference.version },
            .init("hash", note: "SHA-256 of the content, whatever its order and layout.") { view($0).hash },
            .init("source", note: "`file` for what `campaignhub apply` brought, `api` for what was put here.") {
                view($0).source
            },
            .init("author") { PersonNameOutput(person: view($0).author) },
            .init("reason") { view($0).reason },
            .init("createdAt") { view($0).createdAt },
        ]
    }
}

struct DefinitionOutput: ObjectOutput {
    let view: DefinitionView

    static let schemaName = "Definition"

    static let fields: [OutputField<DefinitionOutput>] =
        DefinitionHeadOutput.members { $0.view } + [
            .init("definition", note: "The content, in the form of `docs/schemas`.", schema: .leaf(["type": "object"]))
            {
                $0.view.content
            }
        ]

    var reply: Reply<DefinitionOutput> {
        Reply(self, entityTag: EntityTag(version: view.reference.version))
    }
}

struct DefinitionWriteOutput: ObjectOutput {
    let write: DefinitionWrite
    let isDryRun: Bool

    static let schemaName = "DefinitionWrite"

    static let fields: [OutputField<DefinitionWriteOutput>] = [
        .init("kind") { $0.write.reference.kind },
        .init("key") { $0.write.reference.key },
        .init("outcome", note: "`refused` only in a dry run.") { $0.write.outcome },
        .init("version", note: "The number that it has, or would have.") { $0.write.reference.version },
        .init("hash") { $0.write.hash },
        .init("dryRun") { $0.isDryRun },
        .init("changes", note: "Against the version before.") { $0.write.changes },
        .init("problems", note: "Why it would be refused.") { $0.write.issues },
    ]

    var reply: Reply<DefinitionWriteOutput> {
        guard !isDryRun else { return Reply(self) }
        let isNew = write.outcome == .created
        return Reply(
            self,
            status: isNew ? .created : .ok,
            entityTag: EntityTag(version: write.reference.version),
            location: isNew ? "/v1/\(write.reference.kind.folder)/\(write.reference.key)" : nil
        )
    }
}

extension DefinitionDifference: ObjectOutput {
    static let fields: [OutputField<DefinitionDifference>] = [
        .init("pointer", note: "Into the newer version, or into the older one for what is gone.") { $0.pointer },
        .init("place", note: "The same for people.", example: "fields[mood].due") { $0.place },
        .init("before") { $0.before },
        .init("after") { $0.after },
    ]
}
