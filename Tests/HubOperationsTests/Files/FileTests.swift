import Foundation
import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct FileTests {
    @Test func `a file is there with its bytes, its row and its event`() async throws {
        let files = try await FileCase()
        let file = try await files.added("hello")
        #expect(file.id.description == "A1")
        #expect(file.mediaType == "text/plain")
        #expect(file.size == 5)
        #expect(try await files.list() == [file])
        #expect(files.bytes == ["\(file.digest.hex.prefix(2))/\(file.digest.hex.dropFirst(2))"])
        #expect(try await files.test.eventCounts()["file.added"] == 1)
        #expect(try await files.test.chainProblems() == [])
        let content = try await files.test.hub.content(
            of: file.id,
            of: files.key,
            for: TestPerson.viewer.caller,
            isSent: true
        )
        #expect(FileManager.default.contents(atPath: content.path) == Data("hello".utf8))
        #expect(try await files.test.eventCounts()["file.read"] == nil)
        #expect(try await files.test.hub.has(file.id, of: files.key))
        #expect(try await !files.test.hub.has(FileID(number: 2), of: files.key))
    }

    @Test func `files with the same bytes share them, and they go with the last one`() async throws {
        let files = try await FileCase()
        let first = try await files.added("same")
        let second = try await files.added("same")
        #expect(second.id.description == "A2")
        #expect(files.bytes.count == 1)
        let lead = TestPerson.lead.caller
        try await files.test.hub.removeFile(first.id, of: files.key, reason: "Wrong one", by: lead)
        #expect(files.bytes.count == 1)
        #expect(try await files.list() == [second])
        try await files.test.hub.removeFile(second.id, of: files.key, reason: nil, by: lead)
        #expect(files.bytes == [])
        #expect(try await files.test.eventCounts()["file.removed"] == 2)
        #expect(try await files.added("same").id.description == "A3")
        try await files.test.refusal(.notFound) {
            try await files.test.hub.file(first.id, of: files.key, for: lead)
        }
    }

    @Test func `whoever works on a campaign adds files while there is work`() async throws {
        let intake = try await FileCase()
        for person in [TestPerson.requester, .producer, .reviewer, .lead] { try await intake.add("x", by: person) }
        for person in [TestPerson.otherRequester, .consumerRequester, .viewer, .finance] {
            try await intake.test.refusal(.forbidden) { try await intake.add("x", by: person) }
        }
        let build = try await FileCase(stage: .build)
        try await build.add("an input that was still owed", by: .requester)
        let closed = try await FileCase(stage: "closed")
        try await closed.test.refusal(.conflict) { try await closed.add("x", by: .lead) }
        #expect(closed.bytes == [])
    }

    @Test func `who uploaded a file removes it, and leads any`() async throws {
        let files = try await FileCase()
        let file = try await files.added("mine")
        for person in [TestPerson.producer, .viewer, .otherRequester] {
            try await files.test.refusal(.forbidden) {
                try await files.test.hub.removeFile(file.id, of: files.key, reason: nil, by: person.caller)
            }
        }
        try await files.test.hub.removeFile(file.id, of: files.key, reason: nil, by: TestPerson.requester.caller)
        let ended = try await FileCase()
        let left = try await ended.added("left over")
        _ = try await ScenarioRunner(ended.test).advance(ended.key, to: "closed")
        try await ended.test.refusal(.conflict) {
            try await ended.test.hub.removeFile(left.id, of: ended.key, reason: nil, by: TestPerson.requester.caller)
        }
        try await ended.test.hub.removeFile(left.id, of: ended.key, reason: nil, by: TestPerson.lead.caller)
    }

    @Test func `a file over the limit is refused at the first byte over and leaves nothing`() async throws {
        let files = try await FileCase()
        let upload = try await files.test.hub.beginUpload(to: files.key, by: TestPerson.requester.caller)
        try await upload.append([UInt8](repeating: 0x41, count: TestHub.fileLimit))
        await refusal(.tooLarge) { try await upload.append([0x41]) }
        upload.discard()
        #expect(files.bytes == [])
    }

    @Test func `an empty file and one that isn't what it says are refused and leave nothing`() async throws {
        let files = try await FileCase()
        try await files.test.refusal(.invalid) { try await files.add("") }
        let upload = try await files.test.hub.beginUpload(to: files.key, by: TestPerson.requester.caller)
        try await upload.append(Array("%PDF-1.7".utf8))
        let details = FileUpload.Details(
            name: "a.png",
            mediaType: "image/png",
            isPersonalData: false,
            typePointer: "/t"
        )
        let error = try await files.test.refusal(.invalid) {
            try await files.test.hub.addFile(upload, details, by: TestPerson.requester.caller)
        }
        #expect(error?.issues.map(\.pointer) == ["/t"])
        #expect(files.bytes == [])
    }

    @Test func `a store without room takes neither row nor bytes`() async throws {
        let files = try await FileCase()
        try await files.test.limitGrowth(to: 0)
        var refused = 0
        for number in 0..<200 where refused == 0 {
            do {
                try await files.add(
                    "file \(number) \(String(repeating: "x", count: 200))",
                    name: "\(number) " + String(repeating: "n", count: 190)
                )
            } catch let error as HubError where error.code == .storeFull {
                refused += 1
            }
        }
        #expect(refused == 1)
        let kept = try await files.list()
        #expect(files.bytes.count == kept.count)
    }

    @Test func `a repeated upload is one file`() async throws {
        let files = try await FileCase()
        func policy(_ fingerprint: UInt8) -> RepetitionPolicy<FileView> {
            let request = IdempotentRequest(
                caller: TestPerson.requester.caller,
                route: "addFile",
                key: "k",
                fingerprint: [fingerprint]
            )
            return RepetitionPolicy(request) { Array($0.file.id.description.utf8) }
        }
        try await files.add("once", repetition: policy(1))
        guard case .replayed(let bytes) = try await files.add("once", repetition: policy(1)) else {
            Issue.record("was not replayed")
            return
        }
        #expect(bytes == Array("A1".utf8))
        #expect(try await files.list().count == 1)
        await refusal(.invalid) { try await files.add("other", repetition: policy(2)) }
        #expect(files.bytes.count == 1)
        try await files.test.hub.removeFile(FileID(number: 1), of: files.key, reason: nil, by: TestPerson.lead.caller)
        try await files.add("once", repetition: policy(1))
        #expect(files.bytes == [])
    }

    @Test func `a brief refers to files that are there, and those stay`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        var draft = try RequestDraft.newsletter(at: test.now)
        draft.lines = [
            RequestDraft.Line(
                service: "content-translation",
                tier: nil,
                locale: "de-DE",
                answers: ["source": ["file": "A1"]]
            )
        ]
        try await test.refusal(.invalid) { try await run.create(draft, submit: false) }
        draft.lines[0].answers = JSONObject()
        let key = try await run.create(draft, submit: false).key
        var edit = LineEdit()
        edit.answers = ["source": ["file": "A1"]]
        let reference = edit
        try await test.refusal(.invalid) {
            try await test.hub.edit(key, line: "L1", reference, by: TestPerson.requester.caller, expecting: nil)
        }
        let upload = try await test.hub.beginUpload(to: key, by: TestPerson.requester.caller)
        try await upload.append(Array("text".utf8))
        let details = FileUpload.Details(name: "a.txt", mediaType: nil, isPersonalData: false, typePointer: "")
        _ = try await test.hub.addFile(upload, details, by: TestPerson.requester.caller)
        _ = try await test.hub.edit(key, line: "L1", reference, by: TestPerson.requester.caller, expecting: nil)
        let error = try await test.refusal(.conflict) {
            try await test.hub.removeFile(FileID(number: 1), of: key, reason: nil, by: TestPerson.lead.caller)
        }
        #expect(error?.issues.map(\.pointer) == ["/lines/0/answers/source"])
    }
}
