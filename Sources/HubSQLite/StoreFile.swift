import Glibc
import HubStore

/// The store's place in the file system: a file for its owner alone in a folder for its owner alone.
struct StoreFile {
    let path: String

    /// Makes the folder and an empty file where they are missing. What exists keeps its permissions.
    func create() throws {
        try Self.createFolder(Self.parent(of: path))
        // Exclusively: closing a second descriptor of a file that SQLite has open would drop its locks.
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0 {
            guard errno == EEXIST else { throw Self.failure("create", path) }
            return
        }
        Glibc.close(descriptor)
    }

    var exists: Bool { access(path, F_OK) == 0 }

    func remove() {
        unlink(path)
    }

    private static func createFolder(_ path: String) throws {
        if path.isEmpty || access(path, F_OK) == 0 { return }
        try createFolder(parent(of: path))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("create the folder", path) }
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[..<slash])
    }

    private static func failure(_ action: String, _ path: String) -> StoreError {
        .unusable("cannot \(action) \(path): \(String(cString: strerror(errno)))")
    }
}
