/// Bytes that the kernel has not taken yet.
struct OutputQueue {
    private var segments: [[UInt8]] = []
    private var firstSegment = 0
    private var offset = 0
    private(set) var count = 0

    /// Pieces up to this size are put together, larger ones are kept as they are.
    private static let joined = 16 * 1024

    var isEmpty: Bool { count == 0 }

    mutating func append(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        count += bytes.count
        if let last = segments.last, last.count + bytes.count <= Self.joined {
            segments[segments.count - 1].append(contentsOf: bytes)
        } else {
            segments.append(bytes)
        }
    }

    mutating func append(_ bytes: Bytes) {
        guard !bytes.isEmpty else { return }
        count += bytes.count
        if let last = segments.last, last.count + bytes.count <= Self.joined {
            segments[segments.count - 1].append(contentsOf: bytes)
        } else {
            segments.append(Array(bytes))
        }
    }

    /// Offers the first run of bytes; `body` returns how many were taken, or `nil` when none ever will be.
    mutating func offer(_ body: (Bytes) -> Int?) -> Int? {
        let taken = segments[firstSegment].withUnsafeBufferPointer { body($0.part(offset..<$0.count)) }
        guard let taken, taken > 0 else { return taken }
        count -= taken
        offset += taken
        if offset == segments[firstSegment].count { dropFirst() }
        return taken
    }

    private mutating func dropFirst() {
        segments[firstSegment] = []
        firstSegment += 1
        offset = 0
        if firstSegment == segments.count {
            segments.removeAll(keepingCapacity: false)
            firstSegment = 0
        } else if firstSegment > 64 {
            segments.removeFirst(firstSegment)
            firstSegment = 0
        }
    }

    mutating func removeAll() { self = OutputQueue() }
}
