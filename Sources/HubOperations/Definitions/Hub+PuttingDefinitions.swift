import HubDefinitions
package import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// Makes what is handed in the next version of a definition, checked together with all others as `apply` does. What
    /// says the same as the newest version makes none.
    /// - Parameter isDryRun: Tells what would change and what is wrong, and changes nothing.
    /// - Throws: `forbidden`, `stale-version`, `malformed` for text that is no YAML, `invalid` with every problem, or
    ///   `conflict` when other definitions change all the time.
    package func put(
        _ text: DefinitionText,
        as kind: DefinitionKind,
        _ key: String,
        reason: String,
        expecting expectation: DefinitionExpectation = .nothing,
        isDryRun: Bool = false,
        by caller: Caller
    ) async throws -> DefinitionWrite {
        guard caller.isAdministrator else { throw HubError(.forbidden, "Only administrators change definitions") }
        let draft = try Self.draft(of: text, kind, key)
        for _ in 0..<Self.putAttempts {
            let heads = try await store.read { tx in try tx.definitions.heads() }
            let plan = try plan(draft, among: heads, expectation)
            if plan.write.issues.isEmpty, plan.write.outcome != .unchanged { try await check(kind, plan.body) }
            if isDryRun { return plan.write }
            guard plan.write.issues.isEmpty else { throw Self.refusal(of: plan.write) }
            guard plan.write.outcome != .unchanged else { return plan.write }
            // What was checked must still be all there is when it is stored.
            let checked = Set(heads.map(\.reference))
            let isStored = try await write { tx in
                guard try tx.definitions.references() == checked else { return false }
                let stored = plan.stored(author: caller.id, reason: reason, at: tx.now)
                try tx.definitions.insert(stored)
                try recordDefinition(stored, by: caller, in: tx)
                return true
            }
            guard isStored else { continue }
            try await refreshDefinitions()
            return plan.write
        }
        throw HubError(.conflict, "Other definitions are changing at the same time; try again")
    }

    private static let putAttempts = 8

    private struct Plan: Sendable {
        let write: DefinitionWrite
        let body: JSONValue

        func stored(author: String, reason: String?, at now: Instant) -> StoredDefinition {
            StoredDefinition(
                reference: write.reference,
                hash: write.hash,
                body: body,
                source: .api,
                author: author,
                reason: reason,
                createdAt: now
            )
        }
    }

    private func plan(
        _ draft: DefinitionDraft,
        among heads: [StoredDefinition],
        _ expectation: DefinitionExpectation
    ) throws -> Plan {
        let head = heads.first { $0.reference.kind == draft.kind && $0.reference.key == draft.key }
        try expectation.check(head)
        let body = draft.source
        let hash = Self.digest(of: body.canonicalBytes)
        let isSame = head?.hash == hash
        let review = isSame ? nil : DefinitionReview(of: draft, among: heads.map(DefinitionDraft.init(stored:)))
        let issues = review.map { Self.issues(of: $0, about: draft) } ?? []
        let version = head?.reference.version ?? 0
        let outcome: DefinitionWrite.Outcome =
            !issues.isEmpty ? .refused : isSame ? .unchanged : head == nil ? .created : .changed
        return Plan(
            write: DefinitionWrite(
                reference: DefinitionReference(
                    kind: draft.kind,
                    key: draft.key,
                    version: isSame ? version : version + 1
                ),
                hash: hash,
                outcome: outcome,
                changes: draft.kind.differences(from: head?.body, to: body),
                issues: issues
            ),
            body: body
        )
    }

    private static func draft(
        of text: DefinitionText,
        _ kind: DefinitionKind,
        _ key: String
    ) throws -> DefinitionDraft {
        switch text {
        case .json(let json): return DefinitionDraft(kind, key, json: json)
        case .yaml(let text):
            do throws(DefinitionProblems) {
                return try DefinitionDraft(kind, key, yaml: text)
            } catch {
                let issues = error.problems.map { Issue($0, code: "syntax") }
                throw HubError(.malformed, "The body is not acceptable YAML", issues: issues)
            }
        }
    }

    private static func issues(of review: DefinitionReview, about draft: DefinitionDraft) -> [Issue] {
        review.problems.map { Issue($0, code: "definition") }
            + review.consequences.map { problem in
                Issue(pointer: "", code: "consequence", detail: "it breaks \(problem.description)")
            }
    }

    private static func refusal(of write: DefinitionWrite) -> HubError {
        let count = write.issues.count
        let words = count == 1 ? "a problem" : "\(count) problems"
        return HubError(.invalid, "The \(write.reference.kind.rawValue) has \(words)", issues: write.issues)
    }
}

extension Issue {
    fileprivate init(_ problem: DefinitionProblem, code: String) {
        self.init(
            pointer: problem.pointer,
            code: code,
            detail: problem.message,
            position: problem.line > 0 ? TextPosition(line: problem.line, column: problem.column) : nil
        )
    }
}
