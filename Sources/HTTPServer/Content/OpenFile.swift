import Glibc

/// A regular file opened for reading. Calls block.
final class OpenFile: Sendable {
    let size: Int
    /// Seconds since 1970.
    let modified: Int
    /// Changes with the file's size and its time of change to the nanosecond.
    let entityTag: String
    private let descriptor: Int32

    /// `nil` when the path names no readable regular file.
    init?(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        size = Int(status.st_size)
        modified = Int(status.st_mtim.tv_sec)
        let parts = [size, modified, Int(status.st_mtim.tv_nsec)].map { String($0, radix: 16) }
        entityTag = "\"" + parts.joined(separator: "-") + "\""
    }

    deinit { close(descriptor) }

    /// Up to `count` bytes from `offset`; fewer when the file has become shorter.
    func read(at offset: Int, count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count {
                let room = count - initialized
                let got = pread(
                    descriptor,
                    buffer.baseAddress.map { $0 + initialized },
                    room,
                    off_t(offset + initialized)
                )
                if got < 0, errno == EINTR { continue }
                if got < 0 { throw SystemError.last("pread") }
                if got == 0 { return }
                initialized += got
            }
        }
    }
}
