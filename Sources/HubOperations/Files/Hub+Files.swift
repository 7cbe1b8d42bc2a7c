package import HubDomain
import HubStore
import Logging

/// A file with the names that its representation shows.
package struct FileView: Sendable {
    package let campaign: CampaignKey
    package let file: CampaignFile
    package let uploadedBy: PersonName
}

extension Hub {
    /// Opens an upload, if the caller may add files to the campaign now.
    /// - Throws: `not-found`, `forbidden` or `conflict`, before any byte is taken.
    package func beginUpload(to key: CampaignKey, by caller: Caller) async throws -> FileUpload {
        let keeping = try fileKeeping
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            try checkMayAddFile(to: campaign, caller, in: tx)
        }
        return FileUpload(campaign: key, sizeLimit: keeping.sizeLimit, draft: try await keeping.content.draft())
    }

    /// Adds the file whose bytes were uploaded. They are on the disk, under their digest, before its row is stored.
    /// - Throws: `invalid` for an empty file or a type that the bytes disprove, and as `beginUpload`. Nothing is kept then.
    package func addFile(
        _ upload: FileUpload,
        _ details: FileUpload.Details,
        by caller: Caller,
        repetition: RepetitionPolicy<FileView> = .never
    ) async throws -> Repeatable<FileView> {
        defer { upload.discard() }
        let content = try await upload.draft.finish()
        let name = FileName.cleaned(details.name ?? "")
        let media = MediaJudgement(head: content.head, declared: details.mediaType, name: name)
        try Self.check(content, media, details)
        let store = try fileKeeping.content
        return try await store.alone(with: content.digest) {
            try await store.place(upload.draft)
            do {
                let added = try await write(repetition) { tx in
                    try insert(
                        CampaignFile(
                            id: FileID(number: 0),
                            name: name,
                            mediaType: media.type,
                            declaredType: details.mediaType == media.type ? nil : details.mediaType,
                            size: content.size,
                            digest: content.digest,
                            isPersonalData: details.isPersonalData,
                            uploadedBy: caller.id,
                            uploadedAt: tx.now
                        ),
                        to: upload.campaign,
                        by: caller,
                        in: tx
                    )
                }
                // What was added before may have been removed since.
                if case .replayed = added { await dropIfUnused(content.digest, in: store) }
                return added
            } catch {
                await dropIfUnused(content.digest, in: store)
                throw error
            }
        }
    }

    /// - Throws: `not-found`.
    package func files(
        of key: CampaignKey,
        for caller: Caller,
        _ page: PageRequest<Int64>
    ) async throws -> Page<FileView, Int64> {
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            let found = try tx.files.list(of: campaign.id, page)
            return Page(items: try found.items.map { try view(of: $0, key, in: tx) }, next: found.next)
        }
    }

    /// - Throws: `not-found`.
    package func file(_ id: FileID, of key: CampaignKey, for caller: Caller) async throws -> FileView {
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            return try view(of: try file(id, of: campaign, in: tx), key, in: tx)
        }
    }

    /// Removes a file; its bytes go with the last file that shares them.
    /// - Throws: `not-found`, `forbidden`, or `conflict` when the campaign is over or its brief refers to the file.
    package func removeFile(_ id: FileID, of key: CampaignKey, reason: String?, by caller: Caller) async throws {
        let digest = try await write { tx in
            _ = try readable(key, by: caller, in: tx)
            var digest: ContentDigest?
            _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, pinned in
                let file = try file(id, of: campaign, in: tx)
                try campaign.checkMayRemove(file, caller, pinned.workflow)
                try tx.files.remove(id, of: campaign.id, at: tx.now)
                digest = file.isPurged ? nil : file.digest
                return Outcome(events: [file.removed(at: tx.now, reason: reason)])
            }
            return digest
        }
        if let digest, let content = files?.content {
            try? await content.alone(with: digest) { await dropIfUnused(digest, in: content) }
        }
    }
}

extension Hub {
    /// - Throws: `unavailable` when this hub was opened without a folder for files.
    var fileKeeping: FileKeeping {
        get throws(HubError) {
            guard let files else { throw HubError(.unavailable, "This hub keeps no files.") }
            return files
        }
    }

    /// - Throws: `not-found`.
    func file(_ id: FileID, of campaign: Campaign, in tx: ReadTransaction) throws -> CampaignFile {
        guard let file = try tx.files.find(id, of: campaign.id) else {
            throw HubError(.notFound, "Campaign \(campaign.key) has no file \(id)")
        }
        return file
    }

    /// Deletes bytes that no file refers to; called while the digest is the caller's alone. What fails is left to the sweep.
    func dropIfUnused(_ digest: ContentDigest, in content: ContentStore) async {
        do {
            guard try await !store.read({ tx in try tx.files.isReferenced(digest) }) else { return }
            try await content.remove(digest)
        } catch {
            logger.warning("Bytes of a file are left to the sweep", metadata: ["digest": "\(digest)"])
        }
    }

    private func checkMayAddFile(to campaign: Campaign, _ caller: Caller, in tx: ReadTransaction) throws {
        let pinned = try definitions.definitions(for: campaign, in: tx)
        try campaign.checkMayAddFiles(caller, pinned.workflow)
        guard try tx.files.count(of: campaign.id) < CampaignFile.limitPerCampaign else {
            throw HubError(.conflict, "A campaign has at most \(CampaignFile.limitPerCampaign) files")
        }
    }

    private func insert(
        _ file: CampaignFile,
        to key: CampaignKey,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws -> FileView {
        _ = try readable(key, by: caller, in: tx)
        var stored = file
        _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, _ in
            try checkMayAddFile(to: campaign, caller, in: tx)
            stored = CampaignFile(
                id: try tx.files.nextID(of: campaign.id),
                name: file.name,
                mediaType: file.mediaType,
                declaredType: file.declaredType,
                size: file.size,
                digest: file.digest,
                isPersonalData: file.isPersonalData,
                uploadedBy: file.uploadedBy,
                uploadedAt: file.uploadedAt
            )
            try tx.files.insert(stored, of: campaign.id)
            return Outcome(events: [stored.added(at: tx.now)])
        }
        return try view(of: stored, key, in: tx)
    }

    private func view(of file: CampaignFile, _ key: CampaignKey, in tx: ReadTransaction) throws -> FileView {
        FileView(campaign: key, file: file, uploadedBy: try name(of: file.uploadedBy, in: tx))
    }

    private static func check(
        _ content: ContentDraft.Content,
        _ media: MediaJudgement,
        _ details: FileUpload.Details
    ) throws(HubError) {
        guard content.size > 0 else {
            let issue = Issue(pointer: "", code: "too-short", detail: "must not be empty")
            throw HubError(.invalid, "The file is empty.", issues: [issue])
        }
        guard media.isContradiction, let declared = details.mediaType else { return }
        let found = media.type == MediaJudgement.unknown ? "something else" : media.type
        throw HubError(
            .invalid,
            "The file is declared as \(declared.shortened), but its bytes are \(found).",
            issues: [
                Issue(
                    pointer: details.typePointer,
                    code: "contradiction",
                    detail: "says \(declared.shortened), but the bytes are \(found)"
                )
            ]
        )
    }
}
