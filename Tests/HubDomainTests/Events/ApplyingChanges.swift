import HubDomain
import HubJSON

extension JSONValue {
    /// The document after a change of an event: the reader's side, written apart from the side that makes changes.
    func applying(_ change: Change) -> JSONValue {
        guard let pointer = JSONPointer(parsing: change.pointer) else { return self }
        return replacing(pointer.tokens[...], with: change.after)
    }

    private func replacing(_ path: ArraySlice<String>, with value: JSONValue) -> JSONValue {
        guard let token = path.first else { return value }
        switch self {
        case .array(var elements):
            guard let index = Int(token), elements.indices.contains(index) else { return self }
            elements[index] = elements[index].replacing(path.dropFirst(), with: value)
            return .array(elements)
        case .object(var object):
            let inner = (object[token] ?? .null).replacing(path.dropFirst(), with: value)
            object[token] = inner
            return .object(object)
        default:
            return .object([token: JSONValue.object([:]).replacing(path.dropFirst(), with: value)])
        }
    }

    /// In events `null` stands for nothing, so members that are null say no more than absent ones.
    var withoutNulls: JSONValue {
        switch self {
        case .object(let object):
            .object(JSONObject(object.members.filter { !$0.value.isNull }.map { ($0.key, $0.value.withoutNulls) }))
        case .array(let elements): .array(elements.map(\.withoutNulls))
        default: self
        }
    }
}
