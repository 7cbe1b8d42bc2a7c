/// Watches that a name is given once within a list.
struct UniqueNames {
    /// What carries the names, such as "field".
    let noun: String
    private var seen: [String: SourceMark?] = [:]

    init(_ noun: String) {
        self.noun = noun
    }

    mutating func add(_ name: String, at mark: SourceMark?, _ log: ProblemLog) {
        if let earlier = seen[name] {
            let place = earlier.map { " (first in line \($0.line))" } ?? ""
            log.refuse("\(noun) `\(name)` is given twice\(place)", at: mark)
        } else {
            seen[name] = .some(mark)
        }
    }
}
