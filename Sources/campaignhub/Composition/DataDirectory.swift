import Glibc

/// The folder of a hub: its store and the few files beside it.
struct DataDirectory {
    let path: String

    var store: String { file("hub.sqlite") }
    /// The store of a set-up under way; it gets its name when it is complete.
    var unfinishedStore: String { file("hub.sqlite.new") }
    /// Bytes of campaigns' files.
    var files: String { file("files") }
    /// Held by whoever may set up, migrate or serve.
    var lock: String { file("hub.lock") }
    var demoTokens: String { file("demo-tokens") }
    /// Present while demo data is being made.
    var demoMark: String { file("demo-unfinished") }

    var hasStore: Bool { access(store, F_OK) == 0 }

    /// Makes the folder for its owner alone, with those above it. One that is there stays as it is.
    func create() throws {
        try Self.create(path)
    }

    /// Makes renames and removals in the folder last through a power cut.
    func sync() throws {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Self.failure("sync", path) }
    }

    static func failure(_ action: String, _ path: String) -> CommandFailure {
        CommandFailure(.unavailable, "can't \(action) \(path): \(String(cString: strerror(errno)))")
    }

    private func file(_ name: String) -> String {
        path.hasSuffix("/") ? path + name : path + "/" + name
    }

    private static func create(_ path: String) throws {
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, let slash = path.dropLast().lastIndex(of: "/"), slash > path.startIndex else {
            throw failure("create the folder", path)
        }
        try create(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("create the folder", path) }
    }
}
