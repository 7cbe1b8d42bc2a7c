import Foundation
import HubDomain
import HubOperations
import HubStore
import HubTestSupport

/// A hub with one campaign, and short ways to its files.
struct FileCase {
    let test: TestHub
    let key: CampaignKey

    init(stage: StageKey = .intake) async throws {
        test = try await TestHub()
        key = try await ScenarioRunner(test).campaign(in: stage).key
    }

    @discardableResult
    func add(
        _ text: String,
        to other: CampaignKey? = nil,
        name: String = "notes.txt",
        isPersonal: Bool = false,
        by person: TestPerson = .requester,
        repetition: RepetitionPolicy<FileView> = .never
    ) async throws -> Repeatable<FileView> {
        let upload = try await test.hub.beginUpload(to: other ?? key, by: person.caller)
        try await upload.append(Array(text.utf8))
        let details = FileUpload.Details(name: name, mediaType: nil, isPersonalData: isPersonal, typePointer: "")
        return try await test.hub.addFile(upload, details, by: person.caller, repetition: repetition)
    }

    func added(_ text: String, isPersonal: Bool = false) async throws -> CampaignFile {
        guard case .done(let view) = try await add(text, isPersonal: isPersonal) else { throw CancellationError() }
        return view.file
    }

    func list() async throws -> [CampaignFile] {
        try await test.hub.files(of: key, for: TestPerson.viewer.caller, PageRequest(limit: 200)).items.map(\.file)
    }

    /// Names of everything under the folder for bytes.
    var bytes: [String] {
        let root = test.filesPath
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.utf8.count > 60 || $0.hasPrefix("incoming/") }.sorted()
    }
}
