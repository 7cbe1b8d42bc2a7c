/// Finds the known word that a mistyped one was meant to be.
package enum Suggestion {
    /// The nearest known word: one that `word` begins, or that is at most a third of its letters away; case, hyphens and
    /// the like don't count.
    package static func nearest(to word: String, among known: some Collection<String>) -> String? {
        let plain = folded(word)
        let near = known.compactMap { candidate -> (word: String, distance: Int)? in
            let other = folded(candidate)
            if plain.count >= 3, other.starts(with: plain) { return (candidate, 1) }
            let distance = distance(plain, other)
            return distance <= min(3, max(plain.count, other.count) / 3) ? (candidate, distance) : nil
        }
        return near.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }

    /// `needs-purchase_order` and `needsPurchaseOrder` differ in style only.
    private static func folded(_ word: String) -> [Character] {
        word.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    }

    /// The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                let change = last[j] + (left[i] == right[j] ? 0 : 1)
                var cost = min(change, last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[right.count]
    }
}
