import HubDomain

/// A deed at its instant.
struct Step: Sendable {
    let at: Instant
    let by: Caller
    let deed: Deed
    /// The instant of what follows, when that depends on how this step turns out; `nil` when the next steps are
    /// already known.
    var followedAt: Instant?
    /// Whether it takes several writes, so that nothing later may begin before it is done.
    var isExclusive = false
}

/// Steps of many campaigns, the earliest first; equal instants in the order they came.
struct StepQueue {
    struct Entry {
        let step: Step
        let journey: Int
        fileprivate let number: Int
    }

    private var heap: [Entry] = []
    private var lastNumber = 0

    var first: Entry? { heap.first }

    mutating func insert(_ step: Step, of journey: Int) {
        lastNumber += 1
        heap.append(Entry(step: step, journey: journey, number: lastNumber))
        var child = heap.count - 1
        while child > 0, isEarlier(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func removeFirst() -> Entry? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while let child = [2 * parent + 1, 2 * parent + 2].filter({ $0 < heap.count }).min(by: { isEarlier($0, $1) }),
            isEarlier(child, parent)
        {
            heap.swapAt(child, parent)
            parent = child
        }
        return first
    }

    private func isEarlier(_ left: Int, _ right: Int) -> Bool {
        (heap[left].step.at, heap[left].number) < (heap[right].step.at, heap[right].number)
    }
}
