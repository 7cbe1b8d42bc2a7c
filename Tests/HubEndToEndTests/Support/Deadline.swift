import Foundation
import Glibc

/// A look again and again until something is so, up to a limit.
enum Deadline {
    /// - Throws: When it isn't so in time.
    static func wait(
        _ what: String,
        within seconds: Double = Child.patience,
        isolation: isolated (any Actor)? = #isolation,
        until isSo: () async throws -> Bool
    ) async throws {
        let end = Date().addingTimeInterval(seconds)
        while try await !isSo() {
            guard Date() < end else { throw HarnessFailure("\(what): not within \(seconds) seconds") }
            // Gives the machine to the process that is waited for; a test's result doesn't hang on its length.
            try await Blocking.run { _ = usleep(10_000) }
        }
    }
}
