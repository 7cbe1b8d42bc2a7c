import Foundation
import Glibc

/// The built program.
enum Program {
    /// `HUB_BINARY`, or else the product beside the running test bundle.
    static let path: String = {
        if let path = ProcessInfo.processInfo.environment["HUB_BINARY"], !path.isEmpty { return path }
        let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let beside = executable.deletingLastPathComponent().appending(path: "campaignhub").path
        if access(beside, X_OK) == 0 { return beside }
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        return package.appending(path: ".build/debug/campaignhub").path
    }()

    /// Of whoever runs the tests, without settings of a hub; with those of a test.
    static func environment(_ own: [String: String]) -> [String: String] {
        ProcessInfo.processInfo.environment
            .filter { !$0.key.hasPrefix("HUB_") }
            .merging(own) { _, new in new }
    }

    /// Runs a command to its end.
    static func run(
        _ arguments: String...,
        environment: [String: String] = [:],
        in folder: String? = nil
    ) async throws -> CommandResult {
        try await run(arguments, environment: environment, in: folder)
    }

    static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        in folder: String? = nil
    ) async throws -> CommandResult {
        let child = try Child(path, arguments, environment: Program.environment(environment), in: folder)
        let status = try await child.exitStatus()
        return CommandResult(status: status, output: child.output, error: child.error)
    }
}

/// What a command left behind.
struct CommandResult {
    let status: Int32
    let output: String
    let error: String

    /// Its output without the last line break.
    var line: String { output.trimmingCharacters(in: .newlines) }
}
