import HubDefinitions

/// Where definitions and settings come from.
enum DefinitionSource {
    /// Those that the program carries.
    case embedded
    case directory(String)

    /// - Throws: `DefinitionProblems` with every problem of every file.
    func load() throws(DefinitionProblems) -> DefinitionSet {
        switch self {
        case .embedded:
            let files = Embedded.config.filter { $0.path != HubSettings.fileName }
            return try DefinitionSet.load(files: files.map { DefinitionFile(path: $0.path, text: $0.text) })
        case .directory(let path):
            return try DefinitionSet.load(directory: path)
        }
    }

    /// What `hub.yaml` says.
    func settings() throws(DefinitionProblems) -> SettingsFile {
        switch self {
        case .embedded: .absent
        case .directory(let path): try SettingsFile.load(directory: path)
        }
    }

    var description: String {
        switch self {
        case .embedded: "built into the program"
        case .directory(let path): path
        }
    }
}
