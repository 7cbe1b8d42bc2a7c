import HubDomain

extension Suggestion {
    /// `; did you mean …?` when a known word is near, otherwise the list of known words when it is short enough to read.
    static func ending(for word: String, among known: some Collection<String>) -> String {
        if let best = nearest(to: word, among: known) { return "; did you mean `\(best)`?" }
        return list(known)
    }

    /// The known words, when they are few enough to read.
    static func list(_ known: some Collection<String>) -> String {
        guard (1...listLimit).contains(known.count) else { return "" }
        return "; known: " + known.sorted().joined(separator: ", ")
    }

    private static var listLimit: Int { 20 }
}
