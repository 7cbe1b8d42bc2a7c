/// Read buffers of one core. A connection holds one only while it has bytes that wait to be parsed.
final class BufferPool {
    private var free: [ByteBuffer] = []
    private static let kept = 32

    func take(capacity: Int) -> ByteBuffer {
        free.popLast() ?? ByteBuffer(capacity: capacity)
    }

    func giveBack(_ buffer: ByteBuffer) {
        guard free.count < Self.kept else { return }
        buffer.clear()
        free.append(buffer)
    }
}
