import HTTPServer
import HubDefinitions
import HubDomain
import HubStore

/// Why a command didn't do its work, in lines for the terminal.
struct CommandFailure: Error {
    let status: ExitStatus
    let lines: [String]

    init(_ status: ExitStatus, _ lines: String...) {
        self.status = status
        self.lines = lines
    }

    init(_ status: ExitStatus, lines: [String]) {
        self.status = status
        self.lines = lines
    }

    /// - Returns: `nil` for errors of the argument parser, which words its own.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as HubError: self.init(Self.status(of: error.code), lines: Self.lines(of: error))
        case let error as DefinitionProblems: self.init(.failed, lines: error.problems.map(\.description))
        case let error as MigrationError: self.init(Self.status(of: error), error.description)
        case let error as StoreError: self.init(Self.status(of: error), error.description)
        case let error as ListenError: self.init(.unavailable, "can't listen: \(error)")
        case is CancellationError: self.init(.failed, "stopped before it was done")
        default: return nil
        }
    }

    private static func lines(of error: HubError) -> [String] {
        let issues = error.issues.map { issue in
            issue.pointer.isEmpty ? "  \(issue.detail)" : "  \(issue.pointer.dropFirst()): \(issue.detail)"
        }
        let causes = error.cause.map { ["  because \($0)"] } ?? []
        return [error.message] + issues + causes
    }

    private static func status(of code: HubError.Code) -> ExitStatus {
        switch code {
        case .unavailable, .storeFull, .rateLimited: .unavailable
        case .internalError: .failed
        default: .refused
        }
    }

    private static func status(of error: MigrationError) -> ExitStatus {
        switch error {
        case .failed, .misnumbered: .failed
        case .changed, .gap, .newer, .pending: .refused
        }
    }

    private static func status(of error: StoreError) -> ExitStatus {
        switch error {
        case .busy, .full, .readOnly, .io, .interrupted, .closed, .overloaded: .unavailable
        case .unusable: .refused
        case .constraint, .corrupt, .tooBig, .failed, .column: .failed
        }
    }
}
