import HubDefinitions
import HubJSON

/// What `check` found.
struct CheckReport {
    private(set) var problems: [String] = []
    private var settings: EffectiveSettings?
    private var definitions: (origin: String, count: Int)?
    private var store: StoreCheck.Report?

    init() {}

    mutating func addSettings(_ source: DefinitionSource, _ environment: [String: String]) {
        do {
            let settings = try EffectiveSettings(source, environment: environment)
            problems += settings.unknownVariables.map { "\($0): is no setting" }
            self.settings = settings
        } catch {
            problems += error.problems.map(\.description)
        }
    }

    mutating func addDefinitions(_ source: DefinitionSource) {
        do {
            definitions = (source.description, try source.load().definitions.count)
        } catch {
            problems += error.problems.map(\.description)
        }
    }

    mutating func add(_ store: StoreCheck.Report) {
        self.store = store
        problems += store.problems
    }

    var text: String {
        var parts: [String] = []
        if let settings {
            var table = TextTable(header: ["SETTING", "VALUE", "FROM"])
            for setting in Setting.all {
                let source = settings.sources[setting.path]?.text ?? ""
                table.add(setting.path, setting.text(settings.values), source)
            }
            parts.append(table.text)
        }
        if let definitions { parts.append("Definitions: \(definitions.count), all valid, \(definitions.origin)") }
        if let store { parts.append("Store: " + store.facts.map { "\($0.name) \($0.value)" }.joined(separator: ", ")) }
        if !problems.isEmpty { parts.append("Problems:\n" + problems.joined(separator: "\n")) }
        return parts.joined(separator: "\n\n")
    }

    var json: JSONValue {
        let shown = settings.map { settings in
            Setting.all.map { setting -> JSONValue in
                [
                    "setting": .string(setting.path),
                    "value": .string(setting.text(settings.values)),
                    "from": .string(settings.sources[setting.path]?.text ?? ""),
                ]
            }
        }
        let facts = store.map { store in
            JSONObject(store.facts.map { (key: $0.name, value: JSONValue.string($0.value)) })
        }
        return [
            "settings": shown.map(JSONValue.array) ?? .null,
            "definitions": definitions.map { ["from": .string($0.origin), "count": .integer(Int64($0.count))] }
                ?? .null,
            "store": facts.map(JSONValue.object) ?? .null,
            "problems": .array(problems.map(JSONValue.string)),
        ]
    }
}
