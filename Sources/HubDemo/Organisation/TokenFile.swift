import Glibc
import HubDomain
import HubOperations

/// Writes one token per role where a person who tries the hub out finds them.
struct TokenFile {
    let path: String

    /// Issues the tokens, valid from now on, and writes lines `role token`, readable by the owner only.
    /// - Throws: `unavailable` when the file can't be written.
    func write(by hub: Hub) async throws {
        let file = try create()
        defer { close(file) }
        for role in Role.allCases {
            guard let email = StaffList.representatives[role] else { continue }
            let token = try await hub.issueToken(for: email, name: "Demo \(role.rawValue)", by: .system).fresh
            try append("\(role.rawValue) \(token.secret)\n", to: file)
        }
    }

    /// The mode is given with the creation, so that nobody else can read the tokens for a moment; an older file goes
    /// first, because it would keep its rights.
    private func create() throws -> Int32 {
        unlink(path)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure }
        return file
    }

    private func append(_ line: String, to file: Int32) throws {
        var bytes = Array(line.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { throw failure }
            bytes = bytes.dropFirst(count)
        }
    }

    private var failure: HubError {
        HubError(.unavailable, "The demo's tokens can't be written to \(path): \(String(cString: strerror(errno)))")
    }
}

extension Repeatable {
    /// The value of a use-case that was called without a repetition.
    var fresh: Value {
        get throws {
            guard case .done(let value) = self else {
                throw HubError(.internalError, "A use-case without an idempotency key was replayed")
            }
            return value
        }
    }
}
