import Foundation
import HubDefinitions
import HubDomain
import HubOperations
import HubSQLite
import HubStore
import HubTestSupport

/// An empty hub with the shipped definitions, in a folder that is removed with it.
final class DemoHub: Sendable {
    let hub: Hub
    let folder: URL

    /// - Parameter isConfigured: Whether definitions are applied.
    init(isConfigured: Bool = true) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "hub-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        let clock = FakeClock()
        let driver = try await SQLiteStore.open(at: folder.appending(path: "hub.db").path)
        try await Migrator(driver: driver, clock: clock, migrations: Migration.sqlite).migrate()
        hub = Hub(
            store: Store(driver: driver, clock: clock),
            definitions: DefinitionCatalogue(),
            ids: SequentialIDs(),
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } }
        )
        guard isConfigured else { return }
        let files = Embedded.config.filter { $0.path.contains("/") }
            .map { DefinitionFile(path: $0.path, text: $0.text) }
        _ = try await hub.apply(try DefinitionSet.load(files: files), author: "tests", reason: nil)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func close() async throws {
        try await hub.store.close()
    }
}

extension DemoHub {
    /// In the order in which they were recorded.
    func campaignEvents() async throws -> [EventRecord] {
        try await hub.store.read { tx in
            try Events.list(after: 0, limit: 1_000_000, in: tx)
                .filter {
                    !$0.event.type.hasPrefix("person.") && !$0.event.type.hasPrefix("token.")
                        && !$0.event.type.hasPrefix("definition.")
                }
        }
    }
}
