/// Finds what somebody may have meant.
enum Suggestion {
    /// The known name nearest to `name`: at most two edits away (one for short names), letter case ignored.
    static func nearest(to name: String, among known: [String]) -> String? {
        let limit = name.count <= 4 ? 1 : 2
        let wanted = Array(name.lowercased().unicodeScalars.prefix(100))
        let distances = known.map { (name: $0, distance: distance(wanted, Array($0.lowercased().unicodeScalars))) }
        guard let best = distances.min(by: { $0.distance < $1.distance }), best.distance <= limit else { return nil }
        return best.name
    }

    /// `; did you mean "title"?` or nothing.
    static func phrase(for name: String, among known: [String]) -> String {
        nearest(to: name, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
    }

    /// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, leftScalar) in left.enumerated() {
            var current = [row + 1]
            for (column, rightScalar) in right.enumerated() {
                let substitution = last[column] + (leftScalar == rightScalar ? 0 : 1)
                var best = min(last[column + 1] + 1, current[column] + 1, substitution)
                if row > 0, column > 0, leftScalar == right[column - 1], left[row - 1] == rightScalar {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
