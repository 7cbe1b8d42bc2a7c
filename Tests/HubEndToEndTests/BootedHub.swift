import Foundation
import Glibc

/// A hub served by the built program. It is killed with this object, if it still runs.
final class BootedHub: Sendable {
    /// `http://127.0.0.1:PORT`, as the program printed it.
    let address: String
    let client: HTTPClient
    private let child: Child

    /// Serves a folder on a free port and waits until it answers.
    /// - Parameter shell: Commands that a shell runs before it becomes the program, such as `ulimit`.
    static func boot(
        _ folder: HubFolder,
        arguments: [String] = [],
        environment: [String: String] = [:],
        shell: String = ""
    ) async throws -> BootedHub {
        try await boot(dataDirectory: folder.path, arguments: arguments, environment: environment, shell: shell)
    }

    static func boot(
        dataDirectory: String,
        arguments: [String] = [],
        environment: [String: String] = [:],
        shell: String = ""
    ) async throws -> BootedHub {
        let child = try Child(
            "/bin/sh",
            ["-c", "\(shell)\nexec \"$0\" \"$@\"", Program.path, "serve", "--data-dir", dataDirectory, "--port", "0"]
                + arguments,
            environment: Program.environment(environment)
        )
        // The demo is made first, a minute and a half of work, and other tests run beside it.
        let patience = arguments.contains("--demo") ? 600 : Child.patience
        try await Deadline.wait("serve prints its address", within: patience) {
            guard child.isRunning || child.output.contains("\n") else {
                throw HarnessFailure("serve ended with \(try await child.exitStatus()): \(child.error)")
            }
            return child.output.contains("\n")
        }
        return try BootedHub(child)
    }

    private init(_ child: Child) throws {
        self.child = child
        address = String(child.output.prefix { $0 != "\n" })
        guard address.hasPrefix("http://127.0.0.1:"), let port = Int(address.dropFirst(17)) else {
            throw HarnessFailure("serve printed no address: \(child.output)")
        }
        client = HTTPClient(port: port)
    }

    /// What it printed and logged so far.
    var output: String { child.output }
    var log: String { child.error }

    func send(_ signal: Int32) {
        child.send(signal)
    }

    /// Its exit status, once it has ended.
    func exitStatus() async throws -> Int32 {
        try await child.exitStatus()
    }

    /// Asks it to stop and waits for its end.
    func stop(with signal: Int32 = SIGTERM) async throws -> Int32 {
        child.send(signal)
        return try await child.exitStatus()
    }

    /// Kills it as a power cut would.
    func kill() async throws {
        child.send(SIGKILL)
        _ = try await child.exitStatus()
    }
}
