/// How much structure a document may have; its length in bytes is bounded by whoever reads it.
package struct JSONLimits: Hashable, Sendable {
    /// How many arrays and objects may lie inside each other.
    package var depth: Int

    package init(depth: Int = 64) {
        self.depth = depth
    }

    package static let standard = JSONLimits()
}
