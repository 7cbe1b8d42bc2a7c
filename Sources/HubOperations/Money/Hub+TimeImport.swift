package import HubDomain
import HubStore

/// What an import of time did, or would do.
package struct TimeImportReport: Hashable, Sendable {
    package var entered = 0
    /// Rows that were imported before.
    package var known = 0
    package var problems: [BulkIssue] = []
}

extension Hub {
    /// Enters the rows of a table: all that are new, or, when one is wrong, none. A row that was imported before is passed
    /// over.
    /// - Parameter isDryRun: Says what would be entered, and enters nothing.
    package func importTime(_ rows: [TimeTable.Row], isDryRun: Bool, by caller: Caller) async throws -> TimeImportReport
    {
        do {
            return try await write { tx in
                var report = TimeImportReport()
                var desk = try TimeDesk(self, caller, tx)
                var entries: [TimeEntry] = []
                for row in rows {
                    if let reference = row.draft.reference, try tx.time.find(reference: reference) != nil {
                        report.known += 1
                        continue
                    }
                    let before = desk.issues.count
                    if let entry = try desk.entry(of: row.draft, at: "") { entries.append(entry) }
                    report.problems += desk.issues[before...].map { issue in
                        BulkIssue(
                            line: row.line,
                            column: String(issue.pointer.dropFirst()),
                            code: issue.code,
                            detail: issue.detail
                        )
                    }
                }
                report.entered = report.problems.isEmpty ? entries.count : 0
                guard report.problems.isEmpty, !isDryRun else { throw Unstored(report: report) }
                try store(entries, by: caller, in: tx)
                return report
            }
        } catch let unstored as Unstored {
            return unstored.report
        }
    }

    /// Leaves a transaction that is to change nothing.
    private struct Unstored: Error {
        let report: TimeImportReport
    }
}
