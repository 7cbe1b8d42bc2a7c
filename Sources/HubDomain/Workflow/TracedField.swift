import HubJSON

/// A field of a campaign that actions change, as it is kept in a trace.
struct TracedField {
    let name: String
    let read: (Campaign) -> JSONValue
    /// Answers whether the value was one that ``read`` wrote.
    let write: (inout Campaign, JSONValue) -> Bool

    static var all: [TracedField] {
        [
            TracedField(
                name: "stage",
                read: { .string($0.stage.rawValue) },
                write: { campaign, value in
                    guard let stage = value.string else { return false }
                    campaign.stage = StageKey(rawValue: stage)
                    return true
                }
            ),
            TracedField(
                name: "stageEnteredAt",
                read: { .integer($0.stageEnteredAt.milliseconds) },
                write: { campaign, value in
                    guard let instant = value.integer else { return false }
                    campaign.stageEnteredAt = Instant(milliseconds: instant)
                    return true
                }
            ),
            instant("committedLaunchAt", \.committedLaunchAt),
            instant("originalCommittedLaunchAt", \.originalCommittedLaunchAt),
            instant("plannedStartAt", \.plannedStartAt),
            instant("scheduledLaunchAt", \.scheduledLaunchAt),
            instant("launchedAt", \.launchedAt),
            instant("submittedAt", \.submittedAt),
            instant("acceptedAt", \.acceptedAt),
            instant("buildStartedAt", \.buildStartedAt),
            TracedField(
                name: "builders",
                read: { .array($0.builders.map(JSONValue.string)) },
                write: { campaign, value in
                    campaign.builders = (value.array ?? []).compactMap(\.string)
                    return value.array != nil
                }
            ),
            TracedField(
                name: "returns",
                read: { .integer(Int64($0.returns)) },
                write: { campaign, value in
                    campaign.returns = Int(value.integer ?? 0)
                    return value.integer != nil
                }
            ),
            TracedField(name: "pins", read: { $0.pins.stored }, write: { $0.pins.restore(from: $1) }),
            TracedField(
                name: "flow",
                read: { .object($0.flow.json) },
                write: { campaign, value in
                    guard let state = value.object.flatMap(WorkflowState.init(json:)) else { return false }
                    campaign.flow = state
                    return true
                }
            ),
        ]
    }

    private static func instant(_ name: String, _ path: WritableKeyPath<Campaign, Instant?>) -> TracedField {
        TracedField(
            name: name,
            read: { campaign in campaign[keyPath: path].map { .integer($0.milliseconds) } ?? .null },
            write: { campaign, value in
                campaign[keyPath: path] = value.integer.map(Instant.init(milliseconds:))
                return value.integer != nil || value == .null
            }
        )
    }
}

extension Campaign.Pins {
    private static var places: [(String, WritableKeyPath<Campaign.Pins, DefinitionReference>)] {
        [("workflow", \.workflow), ("brief", \.brief), ("division", \.division), ("calendar", \.calendar)]
    }

    fileprivate var stored: JSONValue {
        var object = JSONObject()
        for (name, path) in Self.places { object[name] = self[keyPath: path].priceJSON }
        object["policies"] = .object(JSONObject(policies.sorted { $0.key < $1.key }.map { ($0, .integer(Int64($1))) }))
        return .object(object)
    }

    fileprivate mutating func restore(from value: JSONValue) -> Bool {
        for (name, path) in Self.places {
            guard let key = value[name]?["key"]?.string, let version = value[name]?["version"]?.integer else {
                return false
            }
            self[keyPath: path] = DefinitionReference(kind: self[keyPath: path].kind, key: key, version: Int(version))
        }
        let members = value["policies"]?.object?.members ?? []
        policies = Dictionary(
            members.compactMap { name, version in version.integer.map { (name, Int($0)) } },
            uniquingKeysWith: { first, _ in first }
        )
        return true
    }
}
