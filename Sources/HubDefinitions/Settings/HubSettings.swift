package import HubDomain

/// The settings of the process, `hub.yaml`. What isn't written has the value of ``standard``.
package struct HubSettings: Hashable, Sendable {
    package var server: Server
    package var files: Files
    /// Zone of figures that nobody asked for in another zone.
    package var zone: ZoneID
    package var log: Log

    /// Files of campaigns.
    package struct Files: Hashable, Sendable {
        /// Bytes of one file at most.
        package var maxBytes: Int
        /// Days after the end of its campaign that a file with personal data is kept.
        package var personalDataDays: Int
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
        server: Server(),
        files: Files(maxBytes: 26_214_400, personalDataDays: 90),
        zone: .utc,
        log: Log(level: .info, format: .text)
    )

    /// The file inside a configuration directory.
    package static let fileName = "hub.yaml"

    /// Reads the text of `hub.yaml`.
    package static func load(_ file: DefinitionFile) throws(DefinitionProblems) -> HubSettings {
        try SettingsFile.load(file).settings
    }

    /// Reads `hub.yaml` of a configuration directory; the standard settings when there is none.
    package static func load(directory: String) throws(DefinitionProblems) -> HubSettings {
        try SettingsFile.load(directory: directory).settings
    }
}
