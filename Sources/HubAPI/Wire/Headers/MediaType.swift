/// The value of a `Content-Type` field.
struct MediaType: Hashable, Sendable {
    /// `type/subtype` in lower case.
    let essence: String
    /// By their names in lower case.
    let parameters: [String: String]

    /// In lower case.
    var charset: String? { parameters["charset"]?.lowercased() }

    static let json = "application/json"
    static let mergePatch = "application/merge-patch+json"
    static let problem = "application/problem+json"

    init?(_ value: String) {
        guard let list = ParameterList(value) else { return nil }
        guard list.value.split(separator: "/", omittingEmptySubsequences: false).count == 2 else { return nil }
        essence = list.value
        parameters = list.parameters
    }

    /// Whether JSON of this kind can be read: JSON is UTF-8, and some clients say so.
    func isJSON(allowingMergePatch: Bool) -> Bool {
        guard charset == nil || charset == "utf-8" || charset == "utf8" else { return false }
        return essence == Self.json || allowingMergePatch && essence == Self.mergePatch
    }
}
