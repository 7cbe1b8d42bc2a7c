import HubDomain

/// Reads the definitions of a configuration in the order in which they build on each other.
struct DefinitionLoader {
    private let log = ProblemLog(origin: .file)

    /// Reads the texts of files.
    /// - Throws: Every problem of every file.
    func load(_ files: [DefinitionFile]) throws(DefinitionProblems) -> [LoadedDefinition] {
        let holidays = HolidayFiles(files, log: log)
        let files = files.filter { !HolidayFiles.isOne($0) }
        let named = files.compactMap { file in place(of: file).map { Named(file: file, kind: $0.kind, key: $0.key) } }
        checkPresence(named.map { ($0.kind, $0.file.path) })
        let drafts = named.compactMap { entry -> DefinitionDraft? in
            guard let node = YAMLReader(file: entry.file.path, log: log).node(from: entry.file.text) else { return nil }
            return DefinitionDraft(
                kind: entry.kind,
                key: entry.key,
                file: entry.file.path,
                node: entry.kind == .calendar ? holidays.completing(node) : node,
                keyHolder: "the name of the file"
            )
        }
        holidays.refuseUnused(by: drafts.filter { $0.kind == .calendar }.map(\.node))
        let definitions = read(drafts, known: named.map { ($0.kind, $0.key) })
        guard log.problems.isEmpty else { throw DefinitionProblems(log.problems) }
        return definitions
    }

    private struct Named {
        let file: DefinitionFile
        let kind: DefinitionKind
        let key: String
    }

    /// Reads drafts as one configuration.
    func read(_ drafts: [DefinitionDraft]) -> (definitions: [LoadedDefinition], problems: [DefinitionProblem]) {
        checkPresence(drafts.map { ($0.kind, $0.file) })
        let definitions = read(drafts, known: drafts.map { ($0.kind, $0.key) })
        return (definitions, log.problems)
    }

    /// - Parameter known: Names of all definitions, those that can't be read included.
    private func read(_ drafts: [DefinitionDraft], known: [(kind: DefinitionKind, key: String)]) -> [LoadedDefinition] {
        func keys(_ kind: DefinitionKind) -> [String] { known.filter { $0.kind == kind }.map(\.key) }
        var context = ReadingContext()
        context.calendars = keys(.calendar)
        context.divisions = keys(.division)
        context.services = keys(.service)
        context.slaPolicies = keys(.slaPolicy)
        context.teams = keys(.team)
        context.vendors = keys(.vendor)
        var definitions: [LoadedDefinition] = []
        for kind in DefinitionKind.allCases {
            let entries = drafts.filter { $0.kind == kind }.sorted { $0.key < $1.key }
            let problemsBefore = log.problems.count
            var read: [DefinitionValue] = []
            for entry in entries {
                let reading = KindReader(context: context, log: log).read(entry.node, as: kind)
                checkKey(entry)
                if let common = reading.common { context.common = common }
                guard let value = reading.value else { continue }
                read.append(value)
                definitions.append(LoadedDefinition(entry, value))
            }
            // What is broken says nothing about what others may name.
            if log.problems.count == problemsBefore { context.learn(kind, read) }
        }
        if let stages = context.stages {
            BoardReader(log: log).check(drafts.filter { $0.kind == .team }.map(\.node), against: stages)
        }
        HoldClocks(log: log).check(
            drafts.filter { $0.kind == .workflow }.map(\.node),
            against: definitions.compactMap { definition in
                if case .slaPolicy(let policy) = definition.value { policy } else { nil }
            }
        )
        return definitions
    }

    private func checkKey(_ entry: DefinitionDraft) {
        guard let node = entry.node.member("key"), case .scalar(let key) = node.content, key != entry.key else {
            return
        }
        log.refuse("the key `\(key)` differs from \(entry.keyHolder), `\(entry.key)`", at: node.mark)
    }

    private func place(of file: DefinitionFile) -> (kind: DefinitionKind, key: String)? {
        let parts = file.path.split(separator: "/")
        guard parts.count >= 2, let name = parts.last, name.hasSuffix(".yaml") else {
            log.add("is no definition: wanted is a path such as services/landing-page.yaml", at: .wholeFile(file.path))
            return nil
        }
        let folder = String(parts[parts.count - 2])
        guard let kind = DefinitionKind.allCases.first(where: { $0.folder == folder }) else {
            let known = DefinitionKind.allCases.map(\.folder)
            log.add(
                "unknown folder `\(folder)`" + Suggestion.ending(for: folder, among: known),
                at: .wholeFile(file.path)
            )
            return nil
        }
        return (kind, String(name.dropLast(".yaml".count)))
    }

    /// A hub needs one common brief and a workflow; no two files may say the same thing.
    private func checkPresence(_ definitions: [(kind: DefinitionKind, file: String)]) {
        let briefs = definitions.filter { $0.kind == .brief }
        if briefs.isEmpty { log.add("there is no common brief: one file is wanted", at: .wholeFile("briefs")) }
        for extra in briefs.dropFirst() {
            log.add("there is only one common brief, the other is \(briefs[0].file)", at: .wholeFile(extra.file))
        }
        if !definitions.contains(where: { $0.kind == .workflow }) {
            log.add("there is no workflow: at least one file is wanted", at: .wholeFile("workflows"))
        }
        var paths: Set<String> = []
        for (_, file) in definitions where !paths.insert(file).inserted {
            log.add("the file is given twice", at: .wholeFile(file))
        }
    }
}

extension ReadingContext {
    /// Takes in what the readable definitions of one kind tell the kinds that follow.
    fileprivate mutating func learn(_ kind: DefinitionKind, _ values: [DefinitionValue]) {
        switch kind {
        case .team:
            skills = Set(
                values.flatMap { value -> [String] in
                    guard case .team(let team) = value else { return [] }
                    return team.skills
                }
            )
        case .workflow:
            let workflows = values.compactMap { value -> WorkflowDefinition? in
                guard case .workflow(let workflow) = value else { return nil }
                return workflow
            }
            stages = StageRules(workflows)
            actions = Set(workflows.flatMap(\.actions).map(\.key.rawValue))
        default: break
        }
    }
}
