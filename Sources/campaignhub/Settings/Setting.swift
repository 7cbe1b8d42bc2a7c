import HubDefinitions
import HubDomain

/// One setting of the process: its place in `hub.yaml` and how to read and change it.
struct Setting: Sendable {
    /// `server.port`
    let path: String
    /// As it is shown.
    let text: @Sendable (HubSettings) -> String
    /// Takes this setting, and no other, from the first settings into the second.
    let copy: @Sendable (HubSettings, inout HubSettings) -> Void

    /// In the order of `hub.yaml`. None of them is a secret; one that will be is shown as its source only.
    static let all =
        [
            Setting("zone", \.zone) { $0.name },
            Setting("server.host", \.server.host) { $0 },
            Setting("server.unixSocket", \.server.unixSocket) { $0 ?? "-" },
        ]
        + HubSettings.Server.numbers.map(Setting.init)
        + [
            Setting("server.compression", \.server.compression) { $0.rawValue },
            Setting("server.trustedProxies", \.server.trustedProxies) { $0.isEmpty ? "-" : $0.joined(separator: ", ") },
            Setting("server.forwardedHeader", \.server.forwardedHeader) { $0.rawValue },
            Setting("files.maxBytes", \.files.maxBytes, text: String.init),
            Setting("files.personalDataDays", \.files.personalDataDays, text: String.init),
            Setting("log.level", \.log.level) { $0.rawValue },
            Setting("log.format", \.log.format) { $0.rawValue },
        ]

    private init<Value>(
        _ path: String,
        _ place: any WritableKeyPath<HubSettings, Value> & Sendable,
        text: @escaping @Sendable (Value) -> String
    ) {
        self.path = path
        self.text = { text($0[keyPath: place]) }
        copy = { source, target in target[keyPath: place] = source[keyPath: place] }
    }

    private init(_ number: HubSettings.Server.Number) {
        path = "server." + number.key
        text = { String($0.server[keyPath: number.place]) }
        copy = { source, target in target.server[keyPath: number.place] = source.server[keyPath: number.place] }
    }

    /// `HUB_SERVER_MAX_BODY_BYTES`
    var environmentName: String {
        let words = path.flatMap { character -> String in
            if character == "." { return "_" }
            return (character.isUppercase ? "_" : "") + character.uppercased()
        }
        return "HUB_" + words
    }

    /// Settings that say this one, judged by the rules of `hub.yaml`.
    /// - Throws: `DefinitionProblems` that name the origin.
    func settings(from text: String, origin: String) throws(DefinitionProblems) -> HubSettings {
        guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw Self.problem(origin, ["control characters aren't allowed"])
        }
        let value = "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        let names = path.split(separator: ".")
        let document = names.enumerated().map { depth, name in String(repeating: "  ", count: depth) + name + ":" }
        do throws(DefinitionProblems) {
            return try HubSettings.load(
                DefinitionFile(path: origin, text: document.joined(separator: "\n") + " " + value + "\n")
            )
        } catch {
            throw Self.problem(origin, error.problems.map(\.message))
        }
    }

    private static func problem(_ origin: String, _ messages: [String]) -> DefinitionProblems {
        DefinitionProblems(messages.map { DefinitionProblem(file: origin, line: 0, column: 0, message: $0) })
    }
}
