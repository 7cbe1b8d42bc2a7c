import Glibc
package import HubDomain

/// Bytes of files in a folder, each set of bytes once, under its digest: `ab/cdef…`.
///
/// Bytes come in as a ``ContentDraft`` and are on the disk, with their name, when ``place(_:)`` returns. What refers to
/// them is somebody else's to keep: whoever places, removes or looks for strays of a digest does it inside
/// ``alone(with:_:)``, so that no one removes what another is just about to refer to. One process at a time uses a folder.
package final class ContentStore: Sendable {
    package let directory: String
    private let workers = ContentWorkers()
    private let turns = Turns<ContentDigest>()
    private let drafts = Locked(DraftNames())

    private struct DraftNames: Sendable {
        var last = 0
        var inUse: Set<String> = []
    }

    /// The name of drafts' folder; no digest begins like that.
    private static let draftFolder = "incoming"

    /// - Parameter directory: Made when the first bytes come.
    package init(directory: String) {
        self.directory = directory
    }

    /// Where the bytes of a digest lie, if they do.
    package func path(of digest: ContentDigest) -> String { "\(folder(of: digest))/\(digest.hex.dropFirst(2))" }

    package func has(_ digest: ContentDigest) async throws -> Bool {
        let path = path(of: digest)
        return try await workers.run { access(path, F_OK) == 0 }
    }

    /// A new, empty draft.
    /// - Throws: `store-full` or `unavailable`, as all functions here.
    package func draft() async throws -> ContentDraft {
        let name = drafts.withLock { drafts in
            drafts.last += 1
            let name = "\(getpid())-\(drafts.last)"
            drafts.inUse.insert(name)
            return name
        }
        let folder = "\(directory)/\(Self.draftFolder)"
        do {
            return try await workers.run { [self] in
                try FileCall.makeFolder(folder)
                return try ContentDraft(path: "\(folder)/\(name)", workers: workers) { [drafts] in
                    drafts.withLock { _ = $0.inUse.remove(name) }
                }
            }
        } catch {
            drafts.withLock { _ = $0.inUse.remove(name) }
            throw error
        }
    }

    /// Runs `body` while nobody else works on the bytes of the digest.
    package func alone<Value: Sendable>(
        with digest: ContentDigest,
        _ body: @Sendable () async throws -> Value
    ) async throws -> Value {
        await turns.take(digest)
        defer { turns.pass(digest) }
        return try await body()
    }

    /// Gives the bytes of a draft their name, synced with their folder. Bytes that are there already stay.
    package func place(_ draft: ContentDraft) async throws {
        let content = try await draft.finish()
        let folder = folder(of: content.digest)
        let path = path(of: content.digest)
        try await workers.run { [directory] in
            if try FileCall.makeFolder(folder) { try FileCall.sync(folder: directory) }
            if try FileCall.size(of: path) != content.size { try draft.rename(to: path) }
            try FileCall.sync(folder: folder)
        }
        draft.discard()
    }

    /// Deletes the bytes of a digest, if they are there.
    package func remove(_ digest: ContentDigest) async throws {
        let path = path(of: digest)
        let folder = folder(of: digest)
        try await workers.run {
            if try FileCall.remove(path) { try FileCall.sync(folder: folder) }
        }
    }

    private func folder(of digest: ContentDigest) -> String { "\(directory)/\(digest.hex.prefix(2))" }
}

extension ContentStore {
    /// Shares that the digests fall into: ``digests(inShare:)``.
    package static let shares = 256

    /// The digests whose bytes are there, of one share in 0..<``shares``.
    package func digests(inShare share: Int) async throws -> [ContentDigest] {
        let prefix = ContentDigest.prefix(share)
        let folder = "\(directory)/\(prefix)"
        return try await workers.run {
            try FileCall.names(in: folder).compactMap { ContentDigest(hex: prefix + $0) }
        }
    }

    /// Deletes drafts that no upload of this process is writing: an earlier process left them.
    /// - Returns: How many.
    package func removeAbandonedDrafts() async throws -> Int {
        let folder = "\(directory)/\(Self.draftFolder)"
        let names = try await workers.run { try FileCall.names(in: folder) }
        // Asked after the names were read, so that a draft begun since isn't among them.
        let abandoned = drafts.withLock { drafts in names.filter { !drafts.inUse.contains($0) } }
        return try await workers.run {
            try abandoned.count { try FileCall.remove("\(folder)/\($0)") }
        }
    }
}

extension ContentDigest {
    /// The first two digits of the digests of a share.
    fileprivate static func prefix(_ share: Int) -> String {
        let digits = String(share, radix: 16)
        return digits.utf8.count == 1 ? "0" + digits : digits
    }
}
