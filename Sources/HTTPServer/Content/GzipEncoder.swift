import CZlib

/// The gzip coding (RFC 1952) through zlib.
final class GzipEncoder {
    private let stream: UnsafeMutablePointer<z_stream>

    /// `level` is clamped to 1…9. `nil` when zlib has no memory.
    init?(level: Int) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let clamped = Int32(min(9, max(1, level)))
        // 15 bits of window, +16 for the gzip wrapper; 8 is zlib's default memory level.
        let code = deflateInit2_(
            stream,
            clamped,
            Z_DEFLATED,
            15 + 16,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard code == Z_OK else {
            stream.deallocate()
            return nil
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// A whole body; the encoder can be used again.
    func whole(_ bytes: [UInt8]) -> [UInt8] {
        deflateReset(stream)
        return deflate(bytes, Z_FINISH)
    }

    /// A piece of a body, flushed so that the reader can decode all of it at once.
    func piece(_ bytes: [UInt8]) -> [UInt8] { deflate(bytes, Z_SYNC_FLUSH) }

    /// What ends a body given in pieces.
    func end() -> [UInt8] { deflate([], Z_FINISH) }

    private func deflate(_ bytes: [UInt8], _ flush: Int32) -> [UInt8] {
        var encoded: [UInt8] = []
        var input = bytes
        input.withUnsafeMutableBufferPointer { input in
            stream.pointee.next_in = input.baseAddress
            stream.pointee.avail_in = UInt32(input.count)
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16 * 1024) { room in
                repeat {
                    stream.pointee.next_out = room.baseAddress
                    stream.pointee.avail_out = UInt32(room.count)
                    _ = CZlib.deflate(stream, flush)
                    encoded.append(contentsOf: room.prefix(room.count - Int(stream.pointee.avail_out)))
                } while stream.pointee.avail_out == 0
            }
        }
        return encoded
    }
}
