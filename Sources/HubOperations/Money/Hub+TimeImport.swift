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
    package func importTime(_ table: TimeTable, isDryRun: Bool, by caller: Caller) async throws -> TimeImportReport {
        switch try await importTime(table, isDryRun: isDryRun, by: caller, repetition: .never) {
        case .done(let report): return report
        case .replayed: throw HubError(.internalError, "An import that isn't kept was repeated")
        }
    }

    /// Enters the rows of a table that was sent.
    /// - Throws: `invalid` with what is wrong with the table unless it is a dry run; nothing is entered then.
    package func importTime(
        _ upload: TimeSheetUpload,
        isDryRun: Bool,
        by caller: Caller,
        repetition: RepetitionPolicy<TimeImportReport>
    ) async throws -> Repeatable<TimeImportReport> {
        let answer = try await importTime(upload.table, isDryRun: isDryRun, by: caller, repetition: repetition)
        guard case .done(let report) = answer, !report.problems.isEmpty, !isDryRun else { return answer }
        throw Self.refusal(Array(report.problems.prefix(TimeTable.mostProblems)), of: report.problems.count)
    }

    private func importTime(
        _ table: TimeTable,
        isDryRun: Bool,
        by caller: Caller,
        repetition: RepetitionPolicy<TimeImportReport>
    ) async throws -> Repeatable<TimeImportReport> {
        do {
            return try await write(repetition) { tx in
                var report = TimeImportReport()
                var desk = try TimeDesk(self, caller, tx)
                var entries: [TimeEntry] = []
                report.problems = table.problems
                for row in table.rows {
                    if let reference = row.draft.reference, try tx.time.find(reference: reference) != nil {
                        report.known += 1
                        continue
                    }
                    let before = desk.issues.count
                    if let entry = try desk.entry(of: row.draft, at: "") { entries.append(entry) }
                    report.problems += desk.issues[before...].map { issue in
                        BulkIssue(
                            line: row.line,
                            column: table.column(at: issue.pointer),
                            code: issue.code,
                            detail: issue.detail
                        )
                    }
                }
                report.problems.sort { $0.line < $1.line }
                report.entered = report.problems.isEmpty ? entries.count : 0
                guard report.problems.isEmpty, !isDryRun else { throw Unstored(report: report) }
                try store(entries, by: caller, in: tx)
                return report
            }
        } catch let unstored as Unstored {
            return .done(unstored.report)
        }
    }

    /// Leaves a transaction that is to change nothing.
    private struct Unstored: Error {
        let report: TimeImportReport
    }
}
