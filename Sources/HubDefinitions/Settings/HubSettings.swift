package import HubDomain

/// The settings of the process, `hub.yaml`. What isn't written has the value of ``standard``.
package struct HubSettings: Hashable, Sendable {
    package var server: Server
    /// Zone of figures that nobody asked for in another zone.
    package var zone: ZoneID
    package var log: Log

    package struct Server: Hashable, Sendable {
        package var host: String
        /// 0 takes a free port.
        package var port: Int
        package var maxBodyBytes: Int
        package var headerTimeoutSeconds: Int
        package var idleTimeoutSeconds: Int
        package var gracefulStopSeconds: Int
    }

    package struct Log: Hashable, Sendable {
        package var level: Level
        package var format: Format
    }

    package enum Level: String, Hashable, Sendable, CaseIterable {
        case trace
        case debug
        case info
        case notice
        case warning
        case error
        case critical
    }

    package enum Format: String, Hashable, Sendable, CaseIterable {
        /// For people.
        case text
        /// For log collectors.
        case json
    }

    package static let standard = HubSettings(
        server: Server(
            host: "127.0.0.1",
            port: 8_080,
            maxBodyBytes: 1_048_576,
            headerTimeoutSeconds: 10,
            idleTimeoutSeconds: 60,
            gracefulStopSeconds: 20
        ),
        zone: .utc,
        log: Log(level: .info, format: .text)
    )

    /// The file inside a configuration directory.
    package static let fileName = "hub.yaml"

    /// Reads the text of `hub.yaml`.
    package static func load(_ file: DefinitionFile) throws(DefinitionProblems) -> HubSettings {
        let log = ProblemLog(origin: .file)
        let settings = YAMLReader(file: file.path, log: log).node(from: file.text)
            .flatMap { SettingsReader(log: log).read($0) }
        guard let settings, log.problems.isEmpty else { throw DefinitionProblems(log.problems) }
        return settings
    }

    /// Reads `hub.yaml` of a configuration directory; the standard settings when there is none.
    package static func load(directory: String) throws(DefinitionProblems) -> HubSettings {
        guard let file = try ConfigurationDirectory(path: directory).settingsFile() else { return .standard }
        return try load(file)
    }
}
