import Glibc
import HubDemo
import HubDomain
import HubOperations
import HubStore
import Logging

/// Demo data of a data directory.
struct DemoData {
    let directory: DataDirectory
    /// Day on which the history ends; `nil` for today.
    let date: CivilDate?
    let environment: Environment

    /// Fills a hub without campaigns. A mark in the directory tells of a seeding that was cut short.
    /// - Throws: `refused` when an earlier one was.
    func seedIfEmpty(_ hub: Hub) async throws {
        guard access(directory.demoMark, F_OK) != 0 else {
            throw CommandFailure(
                .refused,
                "the demo data in \(directory.path) was cut short: remove the folder and start again,",
                "  or remove \(directory.demoMark) to keep what there is"
            )
        }
        guard try await hub.store.read({ try $0.campaigns.isEmpty }) else { return }
        let people = try await people(of: hub)
        try mark()
        do {
            try await seed(hub)
        } catch {
            // What was refused before it began leaves the hub as it was.
            let isUntouched = try await self.people(of: hub) == people
            if isUntouched { unlink(directory.demoMark) }
            throw error
        }
        unlink(directory.demoMark)
    }

    /// Fills an empty hub.
    func seed(_ hub: Hub) async throws {
        let today = ZoneID.utc.rules.date(at: environment.clock.now())
        let line = ProgressLine("Making demo data", clock: environment.clock)
        defer { line.end() }
        let report = try await DemoSeeder(hub: hub).seed(
            endingOn: date ?? today,
            tokenFile: directory.demoTokens
        ) { done, total in line.show(done, of: total) }
        hub.logger.notice(
            "Made demo data",
            metadata: [
                "campaigns": "\(report.campaigns)",
                "people": "\(report.people)",
                "tokens": "\(directory.demoTokens)",
            ]
        )
    }

    private func people(of hub: Hub) async throws -> [Person] {
        try await hub.people(PageRequest(limit: 200)).items
    }

    private func mark() throws {
        let descriptor = open(directory.demoMark, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DataDirectory.failure("write", directory.demoMark) }
        close(descriptor)
        try directory.sync()
    }
}
