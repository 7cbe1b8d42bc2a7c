import Foundation
import Glibc

/// A process that a test started. Its outputs go to files, so that it never waits for a reader. It dies with this object.
///
/// Started by `posix_spawn` itself: Foundation's `Process.run` reads beyond the entries of `/proc/self/fd` and now and then
/// crashes (swift-corelibs-foundation, pull request 5472).
final class Child: @unchecked Sendable {
    // Unchecked: what changes after `init` is behind the lock of `end`.
    private let folder: ScratchFolder
    private let arguments: [String]
    private let id: pid_t
    private let end = End()

    /// What the thread that waits for the process says.
    private final class End: @unchecked Sendable {
        private let condition = NSCondition()
        private var status: Int32?

        func set(_ status: Int32) {
            condition.withLock {
                self.status = status
                condition.broadcast()
            }
        }

        var isReached: Bool { condition.withLock { status != nil } }

        /// `nil` when it isn't reached in time.
        func wait(seconds: Double) -> Int32? {
            condition.withLock {
                let limit = Date(timeIntervalSinceNow: seconds)
                while status == nil, condition.wait(until: limit) {}
                return status
            }
        }
    }

    static let patience = 240.0

    init(_ path: String, _ arguments: [String], environment: [String: String]? = nil, in place: String? = nil) throws {
        folder = try ScratchFolder()
        self.arguments = arguments
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, folder.file("output"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, folder.file("error"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        try Self.closeAll(from: 3, &actions)
        try Self.changeFolder(place ?? folder.path, &actions)
        let variables = environment ?? ProcessInfo.processInfo.environment
        id = try Self.withTexts([path] + arguments) { words in
            try Self.withTexts(variables.map { "\($0)=\($1)" }) { variables in
                var id: pid_t = 0
                let problem = posix_spawn(&id, path, &actions, nil, words, variables)
                guard problem == 0 else { throw HarnessFailure("\(path): \(String(cString: strerror(problem)))") }
                return id
            }
        }
        Thread.detachNewThread { [id, end] in
            var status: Int32 = 0
            while waitpid(id, &status, 0) == -1, errno == EINTR {}
            let signal = status & 0x7f
            end.set(signal == 0 ? status >> 8 & 0xff : 128 + signal)
        }
    }

    deinit {
        if !end.isReached { Glibc.kill(id, SIGKILL) }
    }

    /// glibc 2.34 and later.
    private static func closeAll(from descriptor: CInt, _ actions: inout posix_spawn_file_actions_t) throws {
        typealias Function =
            @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, CInt) -> CInt
        _ = try symbol("posix_spawn_file_actions_addclosefrom_np", as: Function.self)(&actions, descriptor)
    }

    /// glibc 2.29 and later.
    private static func changeFolder(_ path: String, _ actions: inout posix_spawn_file_actions_t) throws {
        typealias Function =
            @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, UnsafePointer<CChar>) -> CInt
        _ = try symbol("posix_spawn_file_actions_addchdir_np", as: Function.self)(&actions, path)
    }

    /// What the headers show to GNU sources only.
    private static func symbol<Function>(_ name: String, as type: Function.Type) throws -> Function {
        guard let address = dlsym(nil, name) else { throw HarnessFailure("there is no \(name)") }
        return unsafeBitCast(address, to: type)
    }

    private static func withTexts<Result>(
        _ texts: [String],
        _ use: ([UnsafeMutablePointer<CChar>?]) throws -> Result
    ) rethrows -> Result {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return try use(copies + [nil])
    }

    /// What it has written so far.
    var output: String { Self.text(folder.file("output")) }
    var error: String { Self.text(folder.file("error")) }

    var isRunning: Bool { !end.isReached }

    func send(_ signal: Int32) {
        Glibc.kill(id, signal)
    }

    /// Waits for its end. A death by signal counts as 128 and the signal, as in a shell.
    /// - Throws: When it doesn't end in time; it is killed then.
    func exitStatus(within seconds: Double = Child.patience) async throws -> Int32 {
        try await Blocking.run { [self] in
            guard let status = end.wait(seconds: seconds) else {
                send(SIGKILL)
                throw HarnessFailure("\(arguments) didn't end within \(seconds) seconds: \(error)")
            }
            return status
        }
    }

    private static func text(_ path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
