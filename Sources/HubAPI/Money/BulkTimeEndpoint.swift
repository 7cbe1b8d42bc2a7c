import Crypto
import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func importTime(_ hub: Hub) -> Endpoint<HubDomain.Caller, BulkInput, BulkTimeOutput> {
        Endpoint(
            .post,
            "/v1/time/entries/bulk",
            id: "importTime",
            tag: "Time",
            summary: "Enter time as a table",
            description: """
                CSV (RFC 4180, UTF-8) with a heading. Columns: \
                `\(TimeTable.Part.allCases.map(\.rawValue).joined(separator: "`, `"))`. `date`, `minutes` or `hours`, and \
                `campaign` or `activity` are needed; without `person` the time is one's own. A dry run, which is the \
                default, answers with everything that is wrong and enters nothing. Without it all rows are entered, or \
                none and the problem tells why: its pointers are `/line/column`. A row that the same person has sent \
                before, by its `ref` or its content, is passed over.
                """,
            access: workers,
            bodyLimit: TimeSheetUpload.sizeLimit
        ) { input, request in
            var upload = TimeSheetUpload(by: request.person)
            var hash = SHA256()
            var size = 0
            for try await bytes in input.body.body {
                size += bytes.count
                guard size <= TimeSheetUpload.sizeLimit else {
                    throw HubError.tooLarge(limit: TimeSheetUpload.sizeLimit)
                }
                hash.update(data: bytes)
                try upload.read(bytes)
            }
            try upload.finish()
            let rows = upload.rowCount
            let reply = { @Sendable (report: TimeImportReport) in
                Reply(BulkTimeOutput(report: report, isDryRun: input.isDryRun, rows: rows))
            }
            return try await hub.importTime(
                upload,
                isDryRun: input.isDryRun,
                by: request.person,
                repetition: input.isDryRun ? .never : request.repetition(reply, content: Array(hash.finalize()))
            )
            .reply(reply)
        }
    }
}

struct BulkTimeOutput: ObjectOutput {
    let report: TimeImportReport
    let isDryRun: Bool
    let rows: Int

    static let schemaName = "BulkTimeReport"

    static let fields: [OutputField<BulkTimeOutput>] = [
        .init("dryRun") { $0.isDryRun },
        .init("rows", note: "Below the heading.") { $0.rows },
        .init("entered", note: "Entries made; for a dry run those that would be, 0 when something is wrong.") {
            $0.report.entered
        },
        .init("known", note: "Rows that were sent before.") { $0.report.known },
        .init("problemCount") { $0.report.problems.count },
        .init("problems", note: "By line, at most \(TimeTable.mostProblems) of them.") {
            $0.report.problems.prefix(TimeTable.mostProblems).map(BulkIssueOutput.init)
        },
    ]
}
