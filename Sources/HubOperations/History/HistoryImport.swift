import Crypto
package import HubDomain
import HubStore

/// What the campaigns made of a log get that the log doesn't say.
package struct HistoryDefaults: Hashable, Sendable {
    /// Names the log, so that cases of several tools may have the same ids.
    package var source: String
    /// Key of the service that every case stands for; `nil` for the first by key.
    package var service: String?
    /// `nil` for the first by key.
    package var division: String?
    /// Address or id of who is taken for the requester; `nil` for the hub itself.
    package var requester: String?

    package init(source: String = "log", service: String? = nil, division: String? = nil, requester: String? = nil) {
        self.source = source
        self.service = service
        self.division = division
        self.requester = requester
    }
}

/// What an import did, or would do.
package struct HistoryReport: Hashable, Sendable {
    package var campaigns = 0
    package var events = 0
    package var launched = 0
    package var open = 0
    /// Cases that were imported before.
    package var known = 0
    /// Cases that were imported before with other events or another mapping; they stay as they are.
    package var changed: [String] = []
    /// Activities without a mapping and how often they occur.
    package var comments: [String: Int] = [:]
}

extension Hub {
    /// Campaigns that share a commit.
    private static let casesPerCommit = 250

    /// Makes campaigns of the cases of another tool's log, with events and facts at their own instants. They are marked
    /// as imported: figures see them, timers and deliveries don't. A case is stored whole or not at all, and one that
    /// was imported before is passed over.
    /// - Parameter progress: Told how many cases of how many are done.
    /// - Throws: `invalid` when the mapping or the defaults name what the hub doesn't know.
    package func importHistory(
        _ cases: [HistoryCase],
        _ mapping: HistoryMapping,
        _ defaults: HistoryDefaults,
        isDryRun: Bool = false,
        progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws -> HistoryReport {
        let mould = try await historyMould(mapping, defaults)
        var report = HistoryReport()
        for start in stride(from: 0, to: cases.count, by: Self.casesPerCommit) {
            let batch = Array(cases[start..<min(start + Self.casesPerCommit, cases.count)])
            let found =
                isDryRun
                ? try await store.read { tx in try batch.map { try self.look(at: $0, mould, in: tx) } }
                : try await store.write { tx in try batch.map { try self.store($0, mould, in: tx) } }
            for item in found { report.add(item) }
            progress?(start + batch.count, cases.count)
        }
        return report
    }

    private func look(at history: HistoryCase, _ mould: HistoryMould, in tx: ReadTransaction) throws -> HistoryOutcome {
        let digest = mould.digest(of: history)
        if let known = try tx.importedCases.digest(of: history.id, from: mould.source) {
            return .known(history.id, isSame: known == digest)
        }
        return .new(mould.replay(history, id: "", key: CampaignKey(number: 1)), mould.comments(in: history))
    }

    private func store(_ history: HistoryCase, _ mould: HistoryMould, in tx: WriteTransaction) throws -> HistoryOutcome
    {
        let digest = mould.digest(of: history)
        if let known = try tx.importedCases.digest(of: history.id, from: mould.source) {
            return .known(history.id, isSame: known == digest)
        }
        let replay = mould.replay(history, id: ids.next(), key: try tx.campaigns.nextKey())
        let campaign = replay.campaign
        let chain = try record(replay.events, of: campaign, after: .start, by: .system, in: tx)
        try tx.campaigns.insert(campaign, chain: chain)
        try tx.facts.insertComplete(replay.facts, of: campaign)
        try tx.importedCases.insert(history.id, from: mould.source, as: campaign.key, digest: digest)
        return .new(replay, mould.comments(in: history))
    }

    private func historyMould(_ mapping: HistoryMapping, _ defaults: HistoryDefaults) async throws -> HistoryMould {
        let heads = definitions.current
        guard
            let division = defaults.division ?? heads.heads(of: .division).first?.reference.key,
            let service = defaults.service ?? heads.services.keys.min()
        else { throw DefinitionHeads.nothingApplied }
        var issues: [Issue] = []
        if heads.services[service] == nil {
            issues.append(
                .invalid(
                    "/service",
                    "There is no service \"\(service)\"; known are \(heads.services.keys.sorted().joined(separator: ", "))"
                )
            )
        }
        guard let pins = try? heads.pins(forDivision: division) else {
            issues.append(heads.unknownDivision(division))
            throw HubError(.invalid, "The history can't be imported", issues: issues)
        }
        var requester = Caller.system.id
        if let person = defaults.requester { requester = try await self.person(person).id }
        let draft = HistoryMould.draft(division, service, heads.serviceVersions[service] ?? 1, requester, pins)
        guard issues.isEmpty else { throw HubError(.invalid, "The history can't be imported", issues: issues) }
        let pinned = try await store.read { tx in try definitions.definitions(for: draft, in: tx) }
        issues += mapping.issues(with: pinned.workflow)
        guard issues.isEmpty else { throw HubError(.invalid, "The history can't be imported", issues: issues) }
        return HistoryMould(source: defaults.source, draft: draft, mapping: mapping, definitions: pinned)
    }
}

private enum HistoryOutcome: Sendable {
    case new(HistoryReplay, [String: Int])
    case known(String, isSame: Bool)
}

extension HistoryReport {
    fileprivate mutating func add(_ outcome: HistoryOutcome) {
        switch outcome {
        case .known(_, isSame: true): known += 1
        case .known(let id, isSame: false): changed.append(id)
        case .new(let replay, let comments):
            campaigns += 1
            events += replay.events.count
            if replay.campaign.launchedAt != nil { launched += 1 } else { open += 1 }
            self.comments.merge(comments, uniquingKeysWith: +)
        }
    }
}
