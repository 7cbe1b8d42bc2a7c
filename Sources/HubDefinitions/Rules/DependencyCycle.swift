/// Finds circles in "needs" relations.
enum DependencyCycle {
    /// - Parameters:
    ///   - names: Where to start, in this order.
    ///   - needs: What a name needs; a name that isn't among `names` ends there.
    /// - Returns: One name path per circle that is found, the first name repeated at its end.
    static func all(among names: [String], needs: (String) -> [String]) -> [[String]] {
        let known = Set(names)
        var finished: Set<String> = []
        var path: [String] = []
        var cycles: [[String]] = []

        func visit(_ name: String) {
            guard !finished.contains(name) else { return }
            if let start = path.firstIndex(of: name) {
                cycles.append(path[start...] + [name])
                return
            }
            path.append(name)
            for next in needs(name) where known.contains(next) { visit(next) }
            path.removeLast()
            finished.insert(name)
        }

        for name in names { visit(name) }
        return cycles
    }
}
