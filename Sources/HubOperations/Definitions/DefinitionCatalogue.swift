package import HubDefinitions
package import HubDomain
package import HubStore

/// Definitions in memory: which version of each is the newest, and the typed value of every version in use. Versions
/// are immutable, so only the list of heads can grow old; `refresh` renews it.
package final class DefinitionCatalogue: Sendable {
    package typealias Head = DefinitionHeads.Head

    private let state = Locked(State())
    let freezes = FreezePeriods()

    private struct State: Sendable {
        var heads = DefinitionHeads()
        var money = MoneyShelf()
        /// Values of every kind but services.
        var values: [DefinitionReference: DefinitionValue] = [:]
        var services: [ServiceReading: DefinitionValue] = [:]
    }

    /// A service's rules name fields of the common brief, so a version is read beside the version of the brief that its
    /// campaign is judged by.
    private struct ServiceReading: Hashable {
        let service: DefinitionReference
        let brief: DefinitionReference?
    }

    package init() {}

    /// The newest versions known, as one value.
    package var current: DefinitionHeads { state.withLock { $0.heads } }

    /// Every rate card and price, and the newest exchange rates.
    var money: MoneyShelf { state.withLock { $0.money } }

    /// Reads the heads anew.
    package func refresh(in tx: ReadTransaction) throws {
        let stored = try tx.definitions.heads()
        let brief = stored.first { $0.reference.kind == .brief }?.reference
        let heads = try stored.map { definition in
            Head(
                reference: definition.reference,
                hash: definition.hash,
                value: try value(of: definition, beside: brief, in: tx),
                stored: definition
            )
        }
        let read = DefinitionHeads(heads)
        let money = try MoneyShelf(self, read, in: tx)
        state.withLock { state in
            state.heads = state.heads.merged(with: read)
            state.money = state.money.newer(than: money)
        }
    }

    package func heads(of kind: DefinitionKind) -> [Head] { current.heads(of: kind) }

    package func head(_ kind: DefinitionKind, _ key: String) -> Head? { current.head(kind, key) }

    /// The typed value of any stored version.
    /// - Parameter brief: The brief that a service is read beside; the newest unless one is named.
    /// - Throws: `internal` when the store lacks it.
    package func value(
        _ reference: DefinitionReference,
        beside brief: DefinitionReference? = nil,
        in tx: ReadTransaction
    ) throws -> DefinitionValue {
        let brief = brief ?? heads(of: .brief).first?.reference
        if let known = known(reference, brief) { return known }
        guard let stored = try tx.definitions.find(reference) else {
            throw HubError(
                .internalError,
                "Version \(reference.version) of \(reference.kind.rawValue) \(reference.key) is missing"
            )
        }
        return try value(of: stored, beside: brief, in: tx)
    }

    private func known(_ reference: DefinitionReference, _ brief: DefinitionReference?) -> DefinitionValue? {
        state.withLock { state in
            reference.kind == .service
                ? state.services[ServiceReading(service: reference, brief: brief)] : state.values[reference]
        }
    }

    private func value(
        of stored: StoredDefinition,
        beside brief: DefinitionReference?,
        in tx: ReadTransaction
    ) throws -> DefinitionValue {
        let reference = stored.reference
        if let known = known(reference, brief) { return known }
        guard reference.kind == .service else {
            let value = try DefinitionValue.decode(reference.kind, stored.body)
            state.withLock { $0.values[reference] = value }
            return value
        }
        let common = try brief.map { try value($0, in: tx) }?.brief
        let service = try Self.service(stored, beside: common)
        state.withLock { $0.services[ServiceReading(service: reference, brief: brief)] = service }
        return service
    }

    /// A service that the newest set of files no longer has may name fields that the brief has lost since; its rules are
    /// then read as they look, rather than that a file taken away stops the hub.
    private static func service(_ stored: StoredDefinition, beside brief: BriefDefinition?) throws -> DefinitionValue {
        do {
            return try DefinitionValue.decode(.service, stored.body, brief: brief)
        } catch  where brief != nil {
            return try DefinitionValue.decode(.service, stored.body)
        }
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

    package var slaPolicy: SLAPolicy? {
        guard case .slaPolicy(let value) = self else { return nil }
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

    package var vendor: VendorDefinition? {
        guard case .vendor(let value) = self else { return nil }
        return value
    }

    package var freeze: FreezeDefinition? {
        guard case .freeze(let value) = self else { return nil }
        return value
    }

    package var rateCard: RateCard? {
        guard case .rateCard(let value) = self else { return nil }
        return value
    }

    package var exchangeTable: ExchangeTable? {
        guard case .exchangeTable(let value) = self else { return nil }
        return value
    }

    package var price: PriceDefinition? {
        guard case .price(let value) = self else { return nil }
        return value
    }

    package var team: TeamDefinition? {
        guard case .team(let value) = self else { return nil }
        return value
    }
}
