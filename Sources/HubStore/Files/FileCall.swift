import Glibc
import HubDomain

/// Calls of the file system that say what failed in the domain's words. All block.
enum FileCall {
    /// A new file for its owner alone.
    static func create(_ path: String) throws -> Int32 {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("create", path) }
        return descriptor
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer
            while let base = rest.baseAddress, !rest.isEmpty {
                let count = Glibc.write(descriptor, base, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw failure("write", "a file") }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
        }
    }

    static func sync(_ descriptor: Int32) throws {
        guard fsync(descriptor) == 0 else { throw failure("sync", "a file") }
    }

    /// Makes names given in a folder last through a power cut.
    static func sync(folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("sync", folder) }
    }

    static func rename(_ path: String, to target: String) throws {
        guard Glibc.rename(path, target) == 0 else { throw failure("rename", path) }
    }

    /// Makes a folder for its owner alone, and the one above it.
    /// - Returns: Whether it is new.
    @discardableResult
    static func makeFolder(_ path: String) throws -> Bool {
        if mkdir(path, 0o700) == 0 { return true }
        if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            let above = String(path[..<slash])
            guard mkdir(above, 0o700) == 0 || errno == EEXIST else { throw failure("create the folder", above) }
            if mkdir(path, 0o700) == 0 { return true }
        }
        guard errno == EEXIST else { throw failure("create the folder", path) }
        return false
    }

    /// - Returns: `nil` when there is no such file.
    static func size(of path: String) throws -> Int64? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw failure("look at", path) }
            return nil
        }
        return Int64(status.st_size)
    }

    /// - Returns: Whether there was such a file.
    static func remove(_ path: String) throws -> Bool {
        if unlink(path) == 0 { return true }
        guard errno == ENOENT else { throw failure("delete", path) }
        return false
    }

    /// The names in a folder, none when there is no such folder.
    static func names(in folder: String) throws -> [String] {
        guard let stream = opendir(folder) else {
            guard errno == ENOENT else { throw failure("open", folder) }
            return []
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// A full disk, quota or size limit is the store's fullness; the rest is out of order for now.
    private static func failure(_ action: String, _ path: String) -> HubError {
        let code = errno
        let cause = FileFailure(description: "can't \(action) \(path): \(String(cString: strerror(code)))")
        switch code {
        case ENOSPC, EDQUOT, EFBIG:
            return HubError(.storeFull, "The hub has no space left for the file. Nothing was changed.", cause: cause)
        default:
            return HubError(.unavailable, "The hub's files are not available.", cause: cause)
        }
    }
}

/// For the log.
struct FileFailure: Error, CustomStringConvertible {
    let description: String
}
