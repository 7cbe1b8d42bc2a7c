import Foundation
import HubDomain
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ContentSweepTests {
    /// A crash between the naming of the bytes and the row leaves exactly this.
    @Test func `bytes without a row are swept, bytes with one stay`() async throws {
        let files = try await FileCase()
        let kept = try await files.added("kept")
        let content = try #require(files.test.hub.files?.content)
        let draft = try await content.draft()
        try await draft.append(Array("stray".utf8))
        try await content.place(draft)
        try Data([1]).write(to: URL(filePath: files.test.filesPath + "/incoming/1-1"))
        #expect(files.bytes.count == 3)
        let sweep = ContentSweep(hub: files.test.hub)
        #expect(try await sweep.runOnce() == 2)
        #expect(files.bytes.count == 1)
        #expect(try await content.has(kept.digest))
        #expect(try await sweep.runOnce() == 0)
    }

    @Test func `what is uploaded, removed and swept all at once keeps every byte that a file needs`() async throws {
        let files = try await FileCase()
        let sweep = ContentSweep(hub: files.test.hub)
        try await withThrowingTaskGroup { group in
            for worker in 0..<6 {
                group.addTask {
                    for turn in 0..<12 {
                        let added = try await files.add("text \((worker + turn) % 3)")
                        guard case .done(let view) = added, (worker + turn) % 2 == 0 else { continue }
                        try await files.test.hub.removeFile(
                            view.file.id,
                            of: files.key,
                            reason: nil,
                            by: TestPerson.lead.caller
                        )
                    }
                }
            }
            group.addTask { for _ in 0..<4 { _ = try await sweep.runOnce() } }
            try await group.waitForAll()
        }
        let left = try await files.list()
        #expect(!left.isEmpty)
        for file in left {
            _ = try await files.test.hub.content(
                of: file.id,
                of: files.key,
                for: TestPerson.viewer.caller,
                isSent: true
            )
        }
        #expect(files.bytes.count == Set(left.map(\.digest)).count)
        #expect(try await sweep.runOnce() == 0)
        #expect(try await files.test.chainProblems() == [])
    }
}
