import HTTPServer
import HubDefinitions

/// The settings in force and where each comes from. An option of the command line goes before the environment, that
/// before `hub.yaml`, that before the default.
struct EffectiveSettings {
    private(set) var values: HubSettings
    private(set) var sources: [String: Source] = [:]
    /// Variables that look like settings and aren't; a likely misspelling. Names only.
    let unknownVariables: [String]

    enum Source: Equatable {
        case standard
        case file
        case environment(String)
        case option(String)

        var text: String {
            switch self {
            case .standard: "default"
            case .file: HubSettings.fileName
            case .environment(let name), .option(let name): name
            }
        }
    }

    /// - Parameter options: Texts of given options by the path of their setting.
    /// - Throws: `DefinitionProblems` of `hub.yaml`, of the variables and of the options.
    init(
        _ source: DefinitionSource,
        options: [String: String] = [:],
        environment: [String: String]
    ) throws(DefinitionProblems) {
        let file = try source.settings()
        values = file.settings
        let known = Set(Setting.all.map(\.environmentName))
        unknownVariables = environment.keys.sorted().filter { name in
            ["HUB_SERVER_", "HUB_FILES_", "HUB_LOG_"].contains(where: name.hasPrefix) && !known.contains(name)
        }
        var problems: [DefinitionProblem] = []
        for setting in Setting.all {
            sources[setting.path] = file.written.contains(setting.path) ? .file : .standard
            do throws(DefinitionProblems) {
                let name = setting.environmentName
                if let text = environment[name] { try take(setting, text, .environment(name)) }
                if let text = options[setting.path] { try take(setting, text, .option(Self.optionName(setting))) }
            } catch {
                problems += error.problems
            }
        }
        problems += unknownNetworks()
        guard problems.isEmpty else { throw DefinitionProblems(problems) }
    }

    /// Trusted proxies that are no network: only the server knows how to read one.
    private func unknownNetworks() -> [DefinitionProblem] {
        let path = "server.trustedProxies"
        return values.server.trustedProxies.filter { TrustedProxies.network($0) == nil }.map { text in
            DefinitionProblem(
                file: sources[path]?.text ?? HubSettings.fileName,
                line: 0,
                column: 0,
                message: "\(path): `\(text)` is no address, no network such as 10.0.0.0/8 and not `unix`"
            )
        }
    }

    /// `--port` for `server.port`.
    private static func optionName(_ setting: Setting) -> String {
        "--" + (setting.path.split(separator: ".").last ?? "")
    }

    private mutating func take(_ setting: Setting, _ text: String, _ source: Source) throws(DefinitionProblems) {
        setting.copy(try setting.settings(from: text, origin: source.text), &values)
        sources[setting.path] = source
    }
}
