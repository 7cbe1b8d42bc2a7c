import HubDomain
import HubJSON
import HubOperations

/// What applying definitions did or would do, for people.
struct DefinitionChangeText {
    let changes: [DefinitionChange]
    let isDryRun: Bool

    var text: String {
        let lines = changes.flatMap { change -> [String] in
            if case .unchanged = change.outcome { return [] }
            return [heading(change)] + change.changes.map(place)
        }
        return (lines + [summary]).joined(separator: "\n")
    }

    private func heading(_ change: DefinitionChange) -> String {
        let note =
            switch change.outcome {
            case .created: "version 1"
            case .changed(let version): "version \(version)"
            case .kept(let version): "version \(version) was made through the API; --overwrite replaces it"
            case .unchanged(let version): "version \(version)"
            }
        return "\(change.outcome.word) \(change.kind.rawValue) \(change.key): \(note)"
    }

    private func place(_ change: Change) -> String {
        "    \(change.pointer): \(Self.short(change.before)) → \(Self.short(change.after))"
    }

    private var summary: String {
        let counts = ["created", "changed", "kept", "unchanged"].compactMap { word -> String? in
            let count = changes.count { $0.outcome.word == word }
            return count > 0 ? "\(count) \(word)" : nil
        }
        let ending = isDryRun ? ". Dry run: nothing was changed." : "."
        return counts.joined(separator: ", ") + ending
    }

    /// A value on one line, cut where it would fill the screen.
    private static func short(_ value: JSONValue) -> String {
        if value.isNull { return "nothing" }
        let text = value.text()
        return text.count > 100 ? text.prefix(100) + "…" : text
    }
}

extension DefinitionChange.Outcome {
    var word: String {
        switch self {
        case .unchanged: "unchanged"
        case .created: "created"
        case .changed: "changed"
        case .kept: "kept"
        }
    }

    var version: Int {
        switch self {
        case .created: 1
        case .unchanged(let version), .changed(let version), .kept(let version): version
        }
    }

    var isNewVersion: Bool {
        switch self {
        case .created, .changed: true
        case .unchanged, .kept: false
        }
    }
}

extension DefinitionChange {
    var json: JSONValue {
        [
            "kind": .string(kind.rawValue),
            "key": .string(key),
            "outcome": .string(outcome.word),
            "version": .integer(Int64(outcome.version)),
            "changes": .array(
                changes.map { ["pointer": .string($0.pointer), "before": $0.before, "after": $0.after] }
            ),
        ]
    }
}
