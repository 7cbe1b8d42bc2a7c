/// When bodies are compressed with gzip for clients that accept it.
public struct CompressionPolicy: Sendable, Hashable {
    public var isEnabled = true
    /// Smaller bodies are sent as they are.
    public var minimumBytes = 1024
    /// 1 (fast) to 9 (small).
    public var level = 5

    public init() {}
}
