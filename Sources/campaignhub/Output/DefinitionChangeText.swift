import HubDomain
import HubJSON
import HubOperations

/// What applying definitions did or would do, for people.
struct DefinitionChangeText {
    let changes: [DefinitionChange]
    let isDryRun: Bool
    var paint = Paint(isOn: false)

    var text: String {
        let lines = changes.flatMap { change -> [String] in
            if case .unchanged = change.outcome { return [] }
            return [heading(change)] + change.changes.flatMap(place)
        }
        return (lines + [summary]).joined(separator: "\n")
    }

    private func heading(_ change: DefinitionChange) -> String {
        let title = "\(change.outcome.word) \(change.kind.rawValue) \(change.key)"
        return switch change.outcome {
        case .created: paint.bold(title) + ": version 1"
        case .changed(let version): paint.bold(title) + ": version \(version)"
        case .kept(let version):
            paint.yellow(title) + ": version \(version) was made through the API; --overwrite replaces it"
        case .unchanged(let version): title + ": version \(version)"
        }
    }

    /// On one line when it fits, else what goes above what comes.
    private func place(_ change: DefinitionDifference) -> [String] {
        let before = change.before.isNull ? nil : Self.short(change.before)
        let after = change.after.isNull ? nil : Self.short(change.after)
        if let before, let after, change.place.count + before.count + after.count <= 100 {
            return ["    \(change.place): \(paint.red(before)) → \(paint.green(after))"]
        }
        let lines = [before.map { paint.red("- " + $0) }, after.map { paint.green("+ " + $0) }]
        return ["    \(change.place)"] + lines.compactMap(\.self).map { "      " + $0 }
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
        let text = value.text()
        return text.count > 300 ? text.prefix(300) + "…" : text
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

    var isKept: Bool {
        if case .kept = self { return true }
        return false
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
                changes.map { change in
                    [
                        "pointer": .string(change.pointer), "place": .string(change.place), "before": change.before,
                        "after": change.after,
                    ]
                }
            ),
        ]
    }
}
