import HubDomain

extension Suggestion {
    /// `; did you mean "title"?` or nothing.
    static func phrase(for name: String, among known: [String]) -> String {
        nearest(to: name.shortened, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
    }
}
