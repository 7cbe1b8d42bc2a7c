extension JSONValue {
    /// The value after a JSON merge patch (RFC 7396): members of the patch replace or, when null, remove those here; a
    /// patch that is not an object replaces the whole.
    package func applying(mergePatch patch: JSONValue) -> JSONValue {
        guard case .object(let changes) = patch else { return patch }
        var result = object ?? JSONObject()
        for (key, change) in changes.members {
            if change.isNull {
                result.remove(key)
            } else {
                result[key] = (result[key] ?? .null).applying(mergePatch: change)
            }
        }
        return .object(result)
    }
}
