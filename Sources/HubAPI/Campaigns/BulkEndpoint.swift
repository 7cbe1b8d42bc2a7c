import Crypto
import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func importRequests(_ hub: Hub) -> Endpoint<HubDomain.Caller, BulkInput, BulkOutput> {
        Endpoint(
            .post,
            "/v1/requests/bulk",
            id: "importRequests",
            tag: "Requests",
            summary: "Hand many briefs in as a table",
            description: """
                CSV (RFC 4180, UTF-8) with a heading. Columns: `\(BulkColumn.known.joined(separator: "`, `"))`. Rows with \
                one `ref` make one request, each with its own line; without the column each row is a request. A dry run, \
                which is the default, answers with everything that is wrong and stores nothing. Without it all requests \
                are stored, or none and the problem tells why: its pointers are `/line/column`.
                """,
            access: .roles(.requester, .lead),
            bodyLimit: BulkIntake.sizeLimit,
            failures: [.storeFull]
        ) { input, request in
            var intake = try BulkIntake(hub.definitions.current)
            var hash = SHA256()
            var size = 0
            for try await bytes in input.body.body {
                size += bytes.count
                guard size <= BulkIntake.sizeLimit else { throw HubError.tooLarge(limit: BulkIntake.sizeLimit) }
                hash.update(data: bytes)
                try intake.read(bytes)
            }
            try intake.finish()
            let reply = { @Sendable (report: BulkReport) in Reply(BulkOutput(report: report)) }
            return try await hub.importRequests(
                intake,
                isDryRun: input.isDryRun,
                by: request.person,
                repetition: input.isDryRun ? .never : request.repetition(reply, content: Array(hash.finalize()))
            )
            .reply(reply)
        }
    }
}

struct BulkInput: EndpointInput {
    let isDryRun: Bool
    let body: RawBody

    init(_ reader: inout InputReader) {
        isDryRun = reader.query("dryRun", .boolean, default: true, note: "`false` stores the requests.")
        body = reader.rawBody(accepting: ["text/csv"])
    }
}

struct BulkOutput: ObjectOutput {
    let report: BulkReport

    static let schemaName = "BulkReport"

    static let fields: [OutputField<BulkOutput>] = [
        .init("dryRun") { $0.report.isDryRun },
        .init("rows", note: "Below the heading.") { $0.report.rows },
        .init("requests", note: "That the rows make.") { $0.report.requests },
        .init("problemCount") { $0.report.issueCount },
        .init("problems", note: "By line, at most \(BulkReport.issueLimit) of them.") {
            $0.report.issues.map(BulkIssueOutput.init)
        },
        .init("created", note: "In the order of the table; empty for a dry run.") {
            $0.report.created.map(BulkCreatedOutput.init)
        },
    ]
}

struct BulkIssueOutput: ObjectOutput {
    let issue: BulkIssue

    static let schemaName = "BulkProblem"

    static let fields: [OutputField<BulkIssueOutput>] = [
        .init("line", note: "Of the text, from 1.") { $0.issue.line },
        .init("column", note: "The name of the column; empty for the whole line.", example: "brief.goal") {
            $0.issue.column
        },
        .init("code") { $0.issue.code },
        .init("detail") { $0.issue.detail },
    ]
}

struct BulkCreatedOutput: ObjectOutput {
    let created: BulkReport.Created

    static let schemaName = "BulkCreated"

    static let fields: [OutputField<BulkCreatedOutput>] = [
        .init("line", note: "Of the request's first row.") { $0.created.line },
        .init("ref") { $0.created.reference },
        .init("key", example: "CMP-1042") { $0.created.key.description },
    ]
}
