import HubJSON

/// Lines that are another line once more, most often in another locale.
extension Campaign {
    /// The line that a variant inherits from.
    package func master(of line: ServiceLine) -> ServiceLine? { line.variantOf.flatMap { self.line($0) } }

    package func variants(of line: ServiceLine) -> [ServiceLine] { lines.filter { $0.variantOf == line.id } }

    /// The fields in which a variant differs from its master; `nil` for a line that is no variant.
    package func overrides(of line: ServiceLine) -> [String]? { line.variantOf == nil ? nil : line.answers.keys }

    /// A variant stores only what differs: what it repeats of its master is left out, and follows the master later on.
    mutating func dropRepetitions() {
        for index in lines.indices { dropRepetitions(at: index) }
    }

    mutating func dropRepetitions(at index: Int) {
        guard let master = master(of: lines[index]) else { return }
        lines[index].answers = lines[index].answers.differing(from: master.answers)
    }

    /// What is wrong with the variants among lines: each names a line of its own service that is no variant itself.
    static func variantIssues(of lines: [ServiceLine]) -> [Issue] {
        lines.enumerated().compactMap { index, line in
            guard let id = line.variantOf else { return nil }
            let pointer = "/lines/\(index)/variantOf"
            guard let master = lines.first(where: { $0.id == id }) else {
                let detail =
                    "The campaign has no line \"\(id.shortened)\": make this a line of its own, or drop it as well"
                return .invalid(pointer, detail)
            }
            return master.refusal(ofVariant: line).map { .invalid(pointer, $0) }
        }
    }

    /// What stands against making a line a variant of another one, or a line of its own again.
    func issues(linking line: ServiceLine, to master: String?) -> [Issue] {
        guard master != line.variantOf else { return [] }
        guard acceptedAt == nil else {
            return [.invalid("/variantOf", "The lines were accepted: what is a variant of what stays")]
        }
        guard let master else { return [] }
        guard let found = self.line(master) else {
            return [.invalid("/variantOf", "The campaign has no line \"\(master.shortened)\"")]
        }
        if let refusal = found.refusal(ofVariant: line) { return [.invalid("/variantOf", refusal)] }
        guard variants(of: line).isEmpty else {
            return [.invalid("/variantOf", "\(line.id) has variants of its own: unlink them first")]
        }
        return []
    }

    /// Makes a line a variant, or one of its own with everything that it has inherited.
    mutating func link(_ index: Int, to master: String?) {
        guard master != lines[index].variantOf else { return }
        lines[index].answers = answers(of: lines[index])
        lines[index].variantOf = master
        lines[index].staleness = nil
        dropRepetitions(at: index)
    }

    /// Marks the variants whose master has changed since work on them began.
    /// - Parameter definitions: Tell which answers are given per locale: those of other locales don't matter.
    mutating func markStaleVariants(since before: Campaign, by definitions: CampaignDefinitions, at now: Instant) throws
    {
        for index in lines.indices {
            let variant = lines[index]
            guard let master = master(of: variant), let former = before.line(master.id), hasBegun(variant) else {
                continue
            }
            guard former.answers != master.answers else { continue }
            lines[index].changedAt = now
            let fields = try definitions.service(of: master).fields.filter { field in
                field.filledBy == .requester
                    && field.differs(former.answers, master.answers, for: [master.locale, variant.locale])
            }
            guard !fields.isEmpty else { continue }
            let known = variant.staleness?.fields ?? []
            lines[index].staleness = ServiceLine.Staleness(
                since: variant.staleness?.since ?? now,
                fields: known + fields.map(\.id).filter { !known.contains($0) }
            )
        }
    }

    /// Somebody works on the variant: on a task of it, or, where it has none of its own, on the build as a whole.
    private func hasBegun(_ variant: ServiceLine) -> Bool {
        guard buildStartedAt != nil, acceptedAt != nil else { return false }
        let own = tasks.filter {
            $0.line == variant.id || ($0.line == variant.variantOf && $0.locale == variant.locale)
        }
        return own.isEmpty || own.contains { $0.state == .inProgress || $0.state == .done }
    }
}

extension RequestDraft {
    /// What is wrong with the variants of a new request.
    package var variantIssues: [Issue] {
        guard lines.contains(where: { $0.variantOf != nil }) else { return [] }
        return Campaign.variantIssues(of: Campaign.lines(of: lines, keeping: [], [:]))
    }

    /// What is wrong with the links of a new request by themselves.
    package func linkIssues(_ workflow: WorkflowDefinition) -> [Issue] {
        Campaign.issues(with: links, of: CampaignKey(number: 0), workflow)
    }
}

extension ServiceLine {
    /// Why a line can't be a variant of this one.
    fileprivate func refusal(ofVariant line: ServiceLine) -> String? {
        if id == line.id { return "A line is no variant of itself" }
        if variantOf != nil { return "\(id) is a variant itself: name its master" }
        if service != line.service { return "\(id) is of another service, \(service)" }
        return nil
    }
}

extension FieldDefinition {
    fileprivate func differs(_ before: JSONObject, _ after: JSONObject, for locales: [String]) -> Bool {
        let old = before[id]
        let new = after[id]
        guard isPerLocale else { return old != new }
        return locales.contains { (old?[$0] ?? .null) != (new?[$0] ?? .null) }
    }
}

extension JSONObject {
    fileprivate func differing(from other: JSONObject) -> JSONObject {
        JSONObject(members.filter { other[$0.key] != $0.value })
    }
}
