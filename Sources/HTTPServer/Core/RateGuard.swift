/// Judges whether a transfer keeps its minimum rate, in spans of waiting of a fixed length.
struct RateGuard {
    private var spanStart: Int64?
    private var spanBase = 0

    /// `moved` counts all bytes so far. Call often while the transfer waits for the peer.
    mutating func isTooSlow(now: Int64, moved: Int, grace: Int64, rate: Int) -> Bool {
        guard let start = spanStart else {
            spanStart = now
            spanBase = moved
            return false
        }
        guard now - start >= grace else { return false }
        let seconds = Double(grace) / 1_000_000_000
        if Double(moved - spanBase) < max(1, seconds * Double(rate)) { return true }
        spanStart = now
        spanBase = moved
        return false
    }

    /// The transfer does not wait for the peer.
    mutating func pause() { spanStart = nil }
}
