import Foundation
import HubDomain
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ContentStoreTests {
    private func store() throws -> (ContentStore, ScratchDirectory) {
        let scratch = try ScratchDirectory()
        return (ContentStore(directory: scratch.path + "/files"), scratch)
    }

    private func place(_ text: String, in store: ContentStore) async throws -> ContentDigest {
        let draft = try await store.draft()
        for byte in text.utf8 { try await draft.append([byte]) }
        let digest = try await draft.finish().digest
        try await store.alone(with: digest) { try await store.place(draft) }
        return digest
    }

    private func files(in scratch: ScratchDirectory) -> [String] {
        let names = FileManager.default.enumerator(atPath: scratch.path)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: scratch.path + "/" + name, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        .sorted()
    }

    /// The digest is that of `printf abc | sha256sum`.
    @Test func `bytes lie under their digest, once, for their owner alone`() async throws {
        let (store, scratch) = try store()
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        let digest = try await place("abc", in: store)
        #expect(digest.hex == hex)
        #expect(try await place("abc", in: store) == digest)
        #expect(files(in: scratch) == ["files/ba/\(hex.dropFirst(2))"])
        let path = store.path(of: digest)
        #expect(FileManager.default.contents(atPath: path) == Data("abc".utf8))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try await store.has(digest))
        #expect(try await store.digests(inShare: 0xBA) == [digest])
        try await store.remove(digest)
        #expect(try await !store.has(digest))
        try await store.remove(digest)
        #expect(files(in: scratch) == [])
    }

    @Test func `a draft that nobody places leaves nothing`() async throws {
        let (store, scratch) = try store()
        do {
            let draft = try await store.draft()
            try await draft.append([1, 2, 3])
            #expect(files(in: scratch).count == 1)
        }
        #expect(files(in: scratch) == [])
        let draft = try await store.draft()
        draft.discard()
        draft.discard()
        #expect(files(in: scratch) == [])
    }

    @Test func `bytes that were cut short are replaced by whole ones`() async throws {
        let (store, scratch) = try store()
        let digest = try await place("abc", in: store)
        try Data("ab".utf8).write(to: URL(filePath: store.path(of: digest)))
        _ = try await place("abc", in: store)
        #expect(FileManager.default.contents(atPath: store.path(of: digest)) == Data("abc".utf8))
        #expect(files(in: scratch).count == 1)
    }

    @Test func `drafts of an earlier process are abandoned, those under way aren't`() async throws {
        let (store, scratch) = try store()
        let draft = try await store.draft()
        try await draft.append([1])
        try Data([2]).write(to: URL(filePath: scratch.path + "/files/incoming/1-7"))
        #expect(try await store.removeAbandonedDrafts() == 1)
        #expect(files(in: scratch).count == 1)
        let digest = try await draft.finish().digest
        try await store.place(draft)
        #expect(try await store.has(digest))
        #expect(try await store.removeAbandonedDrafts() == 0)
    }

    @Test func `a folder that can't be written is not available`() async throws {
        let scratch = try ScratchDirectory()
        try Data().write(to: URL(filePath: scratch.path + "/files"))
        let store = ContentStore(directory: scratch.path + "/files")
        await #expect { _ = try await store.draft() } throws: { ($0 as? HubError)?.code == .unavailable }
    }

    @Test func `on one digest only one works at a time, on others meanwhile`() async throws {
        let (store, _) = try store()
        let digests = try (0..<3).map { number in
            try #require(ContentDigest(hex: String(repeating: String(number), count: 64)))
        }
        let inside = Locked<[ContentDigest: Int]>([:])
        let most = Locked(0)
        try await withThrowingTaskGroup { group in
            for turn in 0..<300 {
                group.addTask {
                    let digest = digests[turn % 3]
                    try await store.alone(with: digest) {
                        let count = inside.withLock { inside in
                            inside[digest, default: 0] += 1
                            return inside[digest] ?? 0
                        }
                        most.withLock { $0 = max($0, count) }
                        await Task.yield()
                        inside.withLock { $0[digest, default: 0] -= 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(most.withLock(\.self) == 1)
    }
}
