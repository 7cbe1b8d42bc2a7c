import Glibc
import HubDomain
import HubSQLite
import HubStore

/// Looks a store over without changing it.
struct StoreCheck {
    let directory: DataDirectory
    let clock: any HubClock

    struct Report {
        var facts: [(name: String, value: String)] = []
        var problems: [String] = []
    }

    func run() async -> Report {
        var report = Report()
        do {
            guard directory.hasStore else { throw OpenHub.noStore(in: directory) }
            checkRights(&report)
            let driver = try await SQLiteStore.open(
                at: directory.store,
                options: SQLiteOptions(absence: .refuse, readerCount: 1)
            )
            do {
                try await check(driver, &report)
            } catch {
                report.problems.append(Self.text(error))
            }
            try await driver.close()
        } catch {
            report.problems.append(Self.text(error))
        }
        return report
    }

    private func check(_ driver: SQLiteStore, _ report: inout Report) async throws {
        do {
            try await Migrator(driver: driver, clock: clock, migrations: Migration.sqlite).verify()
            report.facts.append(("schema", "\(Migration.sqlite.last?.number ?? 0)"))
        } catch {
            report.problems.append(Self.text(error))
        }
        let store = Store(driver: driver, clock: clock)
        // Asked of the writing connection: its mode is the one that counts.
        let (synchronous, journal) = try await store.write { tx in
            (
                try tx.first(Self.synchronous) { try $0.int(0) } ?? 0,
                try tx.first(Self.journalMode) { try $0.text(0) } ?? ""
            )
        }
        report.facts.append(("synchronous", synchronous == 2 ? "full" : "\(synchronous)"))
        report.facts.append(("journal", journal))
        if synchronous != 2 { report.problems.append("writes aren't synced to the disk in full") }
        if journal != "wal" { report.problems.append("the journal isn't a write-ahead log") }
        let integrity = try await driver.withWriter { try $0.integrityProblems() }
        report.facts.append(("integrity", integrity.isEmpty ? "ok" : "broken"))
        report.problems += integrity
    }

    private func checkRights(_ report: inout Report) {
        var status = stat()
        guard stat(directory.store, &status) == 0 else { return }
        if status.st_mode & 0o077 != 0 {
            report.problems.append("\(directory.store): others may read or write it; run chmod 600")
        }
    }

    private static func text(_ error: any Error) -> String {
        CommandFailure(error)?.lines.joined(separator: " ") ?? String(describing: error)
    }

    private static let synchronous = Statement("check.synchronous", "PRAGMA synchronous")
    private static let journalMode = Statement("check.journalMode", "PRAGMA journal_mode")
}
