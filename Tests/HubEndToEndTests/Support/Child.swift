import Foundation
import Glibc

/// A process that a test started. Its outputs go to files, so that it never waits for a reader. It dies with this object.
final class Child: @unchecked Sendable {
    // Unchecked: the process is told to start once, in `init`; what is called later is safe from any thread.
    private let process = Process()
    private let folder: ScratchFolder
    private let ended = DispatchSemaphore(value: 0)

    static let patience = 60.0

    init(_ path: String, _ arguments: [String], environment: [String: String]? = nil, in place: String? = nil) throws {
        folder = try ScratchFolder()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        if let environment { process.environment = environment }
        process.currentDirectoryURL = URL(filePath: place ?? folder.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.file(folder.file("output"))
        process.standardError = try Self.file(folder.file("error"))
        process.terminationHandler = { [ended] _ in ended.signal() }
        try process.run()
    }

    deinit {
        if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
    }

    /// What it has written so far.
    var output: String { Self.text(folder.file("output")) }
    var error: String { Self.text(folder.file("error")) }

    var isRunning: Bool { process.isRunning }

    func send(_ signal: Int32) {
        Glibc.kill(process.processIdentifier, signal)
    }

    /// Waits for its end. A death by signal counts as 128 and the signal, as in a shell.
    /// - Throws: When it doesn't end in time; it is killed then.
    func exitStatus(within seconds: Double = Child.patience) async throws -> Int32 {
        try await Blocking.run { [self] in
            guard ended.wait(timeout: .now() + seconds) == .success else {
                send(SIGKILL)
                throw HarnessFailure("\(process.arguments ?? []) didn't end within \(seconds) seconds: \(error)")
            }
            ended.signal()
            let status = process.terminationStatus
            return process.terminationReason == .uncaughtSignal ? 128 + status : status
        }
    }

    private static func file(_ path: String) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        guard let file = FileHandle(forWritingAtPath: path) else { throw HarnessFailure("can't write \(path)") }
        return file
    }

    private static func text(_ path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
