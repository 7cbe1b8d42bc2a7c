package import HubDefinitions
package import HubDomain
package import HubStore

/// Definitions in memory: which version of each is the newest, and the typed value of every version in use. Versions
/// are immutable, so only the list of heads can grow old; `refresh` renews it.
package final class DefinitionCatalogue: Sendable {
    private let state = Locked(State())

    private struct State: Sendable {
        var heads: [DefinitionKind: [String: Head]] = [:]
        var values: [DefinitionReference: DefinitionValue] = [:]
    }

    /// The newest version of a definition.
    package struct Head: Sendable {
        package let reference: DefinitionReference
        package let hash: String
        package let value: DefinitionValue
        package let stored: StoredDefinition
    }

    package init() {}

    /// Reads the heads anew.
    package func refresh(in tx: ReadTransaction) throws {
        let stored = try tx.definitions.heads()
        let briefs = try stored.filter { $0.reference.kind == .brief }.map { ($0, try Self.decode($0, brief: nil)) }
        let brief = briefs.first.flatMap { $0.1.brief }
        var heads: [DefinitionKind: [String: Head]] = [:]
        for definition in stored {
            let reference = definition.reference
            let value = try state.withLock { $0.values[reference] } ?? Self.decode(definition, brief: brief)
            heads[reference.kind, default: [:]][reference.key] = Head(
                reference: reference,
                hash: definition.hash,
                value: value,
                stored: definition
            )
        }
        state.withLock { state in
            state.heads = heads
            for head in heads.values.flatMap(\.values) { state.values[head.reference] = head.value }
        }
    }

    package func heads(of kind: DefinitionKind) -> [Head] {
        state.withLock { $0.heads[kind, default: [:]].values.sorted { $0.reference.key < $1.reference.key } }
    }

    package func head(_ kind: DefinitionKind, _ key: String) -> Head? {
        state.withLock { $0.heads[kind]?[key] }
    }

    /// The typed value of any stored version.
    /// - Throws: `internal` when the store lacks it.
    package func value(_ reference: DefinitionReference, in tx: ReadTransaction) throws -> DefinitionValue {
        if let known = state.withLock({ $0.values[reference] }) { return known }
        guard let stored = try tx.definitions.find(reference) else {
            throw HubError(
                .internalError,
                "Version \(reference.version) of \(reference.kind.rawValue) \(reference.key) is missing"
            )
        }
        let value = try Self.decode(stored, brief: heads(of: .brief).first?.value.brief)
        state.withLock { $0.values[reference] = value }
        return value
    }

    private static func decode(_ stored: StoredDefinition, brief: BriefDefinition?) throws -> DefinitionValue {
        try DefinitionValue.decode(stored.reference.kind, stored.body, brief: brief)
    }
}

extension DefinitionValue {
    package var brief: BriefDefinition? {
        guard case .brief(let value) = self else { return nil }
        return value
    }

    package var service: ServiceDefinition? {
        guard case .service(let value) = self else { return nil }
        return value
    }

    package var workflow: WorkflowDefinition? {
        guard case .workflow(let value) = self else { return nil }
        return value
    }

    package var division: DivisionDefinition? {
        guard case .division(let value) = self else { return nil }
        return value
    }

    package var calendar: WorkCalendar? {
        guard case .calendar(let value) = self else { return nil }
        return value
    }

    package var team: TeamDefinition? {
        guard case .team(let value) = self else { return nil }
        return value
    }
}
