import HubDefinitions
import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// Why a version of a rate card can't be made: work was rated by the card already, and must stay explicable by it.
    func problem(with card: RateCard, in tx: ReadTransaction) throws -> String? {
        let today = ZoneID.utc.rules.date(at: tx.now)
        guard card.validFrom < today else { return nil }
        let isActive = try tx.definitions.versions(of: .rateCard).contains { reference in
            guard reference.key == card.key else { return false }
            return try definitions.value(reference, in: tx).rateCard.map { $0.validFrom <= today } ?? false
        }
        return isActive
            ? "rate card \(card.key) is in force and can't be changed: give the next version a `validFrom` from "
                + "\(today.iso8601) on" : nil
    }

    /// - Throws: `conflict`.
    func check(_ kind: DefinitionKind, _ body: JSONValue) async throws {
        guard kind == .rateCard else { return }
        try await store.read { tx in
            guard let card = try DefinitionValue.decode(kind, body).rateCard else { return }
            if let problem = try problem(with: card, in: tx) { throw HubError(.conflict, "The " + problem) }
        }
    }
}
