import HubJSON

/// A JSON merge patch (RFC 7396) on the answers to a set of fields, with what is wrong with it.
struct AnswerPatch {
    /// The answers after the patch; only to be used when there are no issues.
    let answers: JSONObject
    let issues: [Issue]

    /// - Parameters:
    ///   - patch: `nil` leaves everything as it is.
    ///   - author: In whose place the answers are given.
    ///   - pointer: Where the patch stands in the request.
    init(
        _ patch: JSONObject?,
        of current: JSONObject,
        _ fields: [FieldDefinition],
        from author: FieldOwner,
        at pointer: String
    ) {
        guard let patch else {
            (answers, issues) = (current, [])
            return
        }
        let known = Set(fields.map(\.id))
        // Merging takes time by the square of the members, so what is unknown or too large isn't merged at all.
        let mergeable = JSONObject(patch.members.filter { known.contains($0.key) && !$0.value.isTooLargeToMerge })
        let merged = JSONValue.object(current).applying(mergePatch: .object(mergeable)).object ?? current
        let touched = mergeable.keys.compactMap { key in merged[key].map { (key: key, value: $0) } }
        answers = merged
        issues =
            patch.unknownMembers(beside: fields.map(\.id), at: pointer)
            + patch.members.filter { known.contains($0.key) && $0.value.isTooLargeToMerge }.map {
                .invalid(pointer + "/" + JSONPointer.escape($0.key), "has too many members")
            }
            + fields.ownershipIssues(of: mergeable, from: author, at: pointer)
            + fields.problems(with: JSONObject(touched), at: pointer)
    }
}

extension JSONValue {
    /// No answer has an object with more members than locales.
    fileprivate var isTooLargeToMerge: Bool {
        guard let object else { return false }
        return object.count > FieldDefinition.localeLimit || object.members.contains { $0.value.isTooLargeToMerge }
    }
}
