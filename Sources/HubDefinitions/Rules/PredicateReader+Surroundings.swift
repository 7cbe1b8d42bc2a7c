import HubDomain

/// Rules about other campaigns, approvals and freezes.
extension PredicateReader {
    func unique(_ node: DefinitionNode) -> Predicate? {
        guard let found = reference(node) else { return nil }
        let isOwn = scope.serviceFields?.contains(found.reference.root) ?? false
        if found.shape != nil, !isOwn {
            log.refuse("`\(found.reference)` is no field of a service: only those can be unique", at: found.mark)
            return nil
        }
        check(found, "a value that can be unique, such as a text") { kind in
            switch kind {
            case .text, .integer, .choice, .locale: true
            default: false
            }
        }
        if found.reference.selector != nil || found.reference.isCount {
            log.refuse("`\(found.reference)` is a part of an answer: only a whole one can be unique", at: found.mark)
        }
        return .unique(found.reference)
    }

    func state(_ node: DefinitionNode) -> Predicate? {
        guard let parts = node.elements(log, form: "[role of a link, stage]", count: 2) else { return nil }
        let role = parts[0].word(.kebab, log)
        guard let stage = parts[1].word(.kebab, log).map(StageKey.init(rawValue:)), let role else { return nil }
        scope.stages?.checkExists(stage, parts[1].mark, log)
        return .state(role: role, stage)
    }

    func approved(_ node: DefinitionNode) -> Predicate? {
        guard let reader = MappingReader(node, Self.approvedShape, log) else { return nil }
        let subject = reader.required("of")?.word(.kebab, log)
        guard let kinds = reader.required("kinds"), let subject else { return nil }
        checkApprovers(kinds.mark)
        if case .scalar("required") = kinds.content { return .approved(kinds: nil, subject: subject) }
        guard case .sequence(let elements) = kinds.content, !elements.isEmpty else {
            log.add("`kinds` is the word required, or a list of kinds of approvers", at: kinds.mark)
            return nil
        }
        let words = elements.compactMap { $0.word(among: approverKinds ?? [], orAny: approverKinds == nil, log) }
        return words.count == elements.count ? .approved(kinds: words, subject: subject) : nil
    }

    func withinFreeze(_ node: DefinitionNode) -> Predicate? {
        guard case .mapping = node.content else { return reference(node).map { withinFreeze($0, onlyHard: false) } }
        guard let reader = MappingReader(node, Self.freezeShape, log) else { return nil }
        let kind = reader.optional("kind")?.word(among: ["hard"], log)
        return reader.required("of").flatMap(reference).map { withinFreeze($0, onlyHard: kind != nil) }
    }

    private func withinFreeze(_ found: Found, onlyHard: Bool) -> Predicate {
        check(found, isSingle: false, "a date") { $0.hasDate }
        return .withinFreeze(found.reference, onlyHard: onlyHard)
    }

    /// The kinds that the brief's table of approvers knows; `nil` when it has no such table.
    private var approverKinds: [String]? {
        guard case .table(let columns, _)? = scope.fields["approvers"]?.type else { return nil }
        guard case .choice(let kinds)? = columns.first(where: { $0.name == "kind" })?.type else { return nil }
        return kinds
    }

    private func checkApprovers(_ mark: SourceMark?) {
        guard approverKinds == nil else { return }
        log.refuse("the brief has no table `approvers` whose column `kind` has options: nobody can approve", at: mark)
    }
}

extension DefinitionNode {
    fileprivate func word(among words: [String], orAny: Bool, _ log: ProblemLog) -> String? {
        orAny ? word(.kebab, log) : word(among: words, log)
    }
}
