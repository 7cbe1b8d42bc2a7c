import HubJSON

/// A definition with one thing done to it that changes its form.
struct DocumentMutation {
    let name: String
    let document: JSONValue
    /// Whether it added a key that nobody knows.
    let addsKey: Bool

    /// Every member and element left out, put in the form of another kind, or joined by a stranger.
    static func all(of document: JSONValue) -> [DocumentMutation] {
        mutations(of: document, at: "").map { mutation in
            DocumentMutation(name: mutation.name, document: mutation.value, addsKey: mutation.addsKey)
        }
    }

    private typealias Step = (name: String, value: JSONValue, addsKey: Bool)

    private static func mutations(of value: JSONValue, at place: String) -> [Step] {
        switch value {
        case .object(let object): return members(of: object, at: place)
        case .array(let elements):
            return elements.indices.flatMap { index in
                forms(of: elements[index], at: "\(place)/\(index)").map { step in
                    var changed = elements
                    changed[index] = step.value
                    return (step.name, .array(changed), step.addsKey)
                }
            }
        default: return []
        }
    }

    private static func members(of object: JSONObject, at place: String) -> [Step] {
        var steps: [Step] = []
        var stranger = object
        stranger["strangeKey"] = "x"
        steps.append((place + " + strangeKey", .object(stranger), true))
        for (key, value) in object.members {
            var without = object
            without.remove(key)
            steps.append((place + " - " + key, .object(without), false))
            steps += forms(of: value, at: place + "/" + key).map { step in
                var changed = object
                changed[key] = step.value
                return (step.name, .object(changed), step.addsKey)
            }
        }
        return steps
    }

    /// The value in other forms, and with something done inside.
    private static func forms(of value: JSONValue, at place: String) -> [Step] {
        var forms: [Step] = [(place + " = null", .null, false)]
        if value.object == nil { forms.append((place + " = {}", ["strangeKey": "x"], false)) }
        if value.array == nil { forms.append((place + " = []", [[["x"]]], false)) }
        if value.array != nil || value.object != nil { forms.append((place + " = text", "no such thing", false)) }
        return forms + mutations(of: value, at: place)
    }
}
