/// What `hub.yaml` says.
package struct SettingsFile: Sendable {
    package let settings: HubSettings
    /// Paths of the settings that are written there, such as `server.port`, even if with the standard value.
    package let written: Set<String>

    package static let absent = SettingsFile(settings: .standard, written: [])

    /// - Throws: Every problem with its line.
    package static func load(_ file: DefinitionFile) throws(DefinitionProblems) -> SettingsFile {
        let log = ProblemLog(origin: .file)
        guard let node = YAMLReader(file: file.path, log: log).node(from: file.text),
            let settings = SettingsReader(log: log).read(node), log.problems.isEmpty
        else { throw DefinitionProblems(log.problems) }
        return SettingsFile(settings: settings, written: Set(node.leafPaths))
    }

    /// Reads the file of a configuration directory, if there is one.
    package static func load(directory: String) throws(DefinitionProblems) -> SettingsFile {
        guard let file = try ConfigurationDirectory(path: directory).settingsFile() else { return .absent }
        return try load(file)
    }
}

extension DefinitionNode {
    /// Paths of everything that is no mapping.
    fileprivate var leafPaths: [String] {
        guard case .mapping(let members) = content else { return [] }
        return members.flatMap { member -> [String] in
            guard case .mapping = member.value.content else { return [member.key] }
            return member.value.leafPaths.map { member.key + "." + $0 }
        }
    }
}
