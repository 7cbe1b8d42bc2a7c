/// Collects what readers find wrong, so that one run names every problem of every file.
///
/// One reading uses one log on one thread.
final class ProblemLog {
    enum Origin {
        /// A file that a person can mend: everything is checked.
        case file
        /// A stored version that was checked when it was applied, perhaps by older rules: only what can't be turned
        /// into a value counts.
        case store
    }

    let origin: Origin
    private(set) var problems: [DefinitionProblem] = []

    init(origin: Origin) {
        self.origin = origin
    }

    /// Records that no value can be made of what stands there.
    func add(_ message: String, at mark: SourceMark?) {
        let mark = mark ?? .wholeFile("")
        problems.append(
            DefinitionProblem(
                file: mark.file,
                line: mark.line,
                column: mark.column,
                pointer: mark.pointer,
                message: message
            )
        )
    }

    /// Records that a readable value makes no sense where it stands; a stored version is spared.
    func refuse(_ message: String, at mark: SourceMark?) {
        guard origin == .file else { return }
        add(message, at: mark)
    }

    func refuse(_ message: String?, at mark: SourceMark?) {
        guard let message else { return }
        refuse(message as String, at: mark)
    }
}
