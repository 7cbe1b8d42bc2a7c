import CZlib
import Glibc

/// A file that is read in pieces; one whose name ends in `.gz` is unpacked on the way.
struct InputFile {
    private static let pieceBytes = 1 << 16

    let path: String

    /// Hands every piece to `body`, in order.
    /// - Throws: `unavailable` when the file can't be read, `refused` when it isn't gzip although its name says so.
    func read(_ body: ([UInt8]) throws -> Void) throws {
        try path.hasSuffix(".gz") ? readPacked(body) : readPlain(body)
    }

    /// The whole file as text.
    func text() throws -> String {
        var bytes: [UInt8] = []
        try read { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func readPlain(_ body: ([UInt8]) throws -> Void) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DataDirectory.failure("read", path) }
        defer { close(descriptor) }
        var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw DataDirectory.failure("read", path) }
            if count == 0 { return }
            try body(Array(piece[..<count]))
        }
    }

    private func readPacked(_ body: ([UInt8]) throws -> Void) throws {
        // gzopen would pass on a file that isn't packed as it is.
        guard access(path, R_OK) == 0, let file = gzopen(path, "rb") else { throw DataDirectory.failure("read", path) }
        defer { gzclose_r(file) }
        guard gzdirect(file) == 0 else { throw damaged }
        var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
        while true {
            let count = gzread(file, &piece, UInt32(piece.count))
            guard count >= 0 else { throw damaged }
            if count == 0 { break }
            try body(Array(piece[..<Int(count)]))
        }
        var code: Int32 = 0
        _ = gzerror(file, &code)
        guard code == Z_OK || code == Z_STREAM_END else { throw damaged }
    }

    private var damaged: CommandFailure {
        CommandFailure(.refused, "\(path) is not gzip, or is damaged")
    }
}
