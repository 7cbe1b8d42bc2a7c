package import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// Requests judged in one reading; others have their turn in between.
    private static let batch = 100

    /// Hands the requests of a table in, all of them or none.
    ///
    /// The table is judged first, beside other work. What is right is then stored in one transaction.
    /// - Returns: For a dry run what is wrong with the table, if anything.
    /// - Throws: `invalid` with what is wrong with the table unless it is a dry run; nothing is stored then.
    package func importRequests(
        _ intake: BulkIntake,
        isDryRun: Bool,
        by caller: Caller,
        repetition: RepetitionPolicy<BulkReport> = .never
    ) async throws -> Repeatable<BulkReport> {
        if let known = try await replay(of: repetition) { return .replayed(known) }
        let issues = try await issues(of: intake, by: caller)
        let requests = intake.table?.requests ?? []
        if isDryRun { return .done(report(intake, issues, [])) }
        guard issues.isEmpty else { throw Self.refusal(report(intake, issues, [])) }
        guard !requests.isEmpty else {
            let empty = BulkIssue(line: 1, column: "", code: "required", detail: "there is no row below the heading")
            throw Self.refusal(report(intake, [empty], []))
        }
        let ids = requests.map { _ in self.ids.next() }
        return try await write(repetition) { tx in
            let created = try zip(requests, ids).map { request, id in
                do {
                    let view = try store(
                        request.draft,
                        [],
                        submit: request.isSubmitted,
                        id: id,
                        by: caller,
                        intake.heads,
                        in: tx
                    )
                    return BulkReport.Created(line: request.line, reference: request.reference, key: view.key)
                } catch let error as HubError where !error.issues.isEmpty {
                    // Something has changed since the table was judged.
                    throw Self.refusal(report(intake, request.located(error.issues), []))
                }
            }
            return report(intake, [], created)
        }
    }

    private func report(_ intake: BulkIntake, _ issues: [BulkIssue], _ created: [BulkReport.Created]) -> BulkReport {
        BulkReport(
            isDryRun: created.isEmpty,
            rows: intake.table?.rowCount ?? 0,
            requests: intake.table?.requests.count ?? 0,
            issues: Array(issues.sorted { $0.line < $1.line }.prefix(BulkReport.issueLimit)),
            issueCount: issues.count,
            created: created
        )
    }

    /// Everything that is wrong with a table.
    private func issues(of intake: BulkIntake, by caller: Caller) async throws -> [BulkIssue] {
        guard let table = intake.table else { return intake.headingIssues }
        var issues = table.issues
        for start in stride(from: 0, to: table.requests.count, by: Self.batch) {
            let part = table.requests[start..<min(start + Self.batch, table.requests.count)]
            issues += try await store.read { tx in
                try part.flatMap { request in
                    try request.issues + request.located(problems(with: request, by: caller, intake.heads, in: tx))
                }
            }
        }
        return issues
    }

    /// Everything that would keep a request from being taken in.
    private func problems(
        with request: BulkRequest,
        by caller: Caller,
        _ heads: DefinitionHeads,
        in tx: ReadTransaction
    ) throws -> [Issue] {
        var form = heads.formIssues(of: request.draft, by: caller)
        do {
            // The number is given when the campaign is stored.
            let key = CampaignKey(number: 1)
            _ = try newCampaign(
                request.draft,
                form,
                submit: request.isSubmitted,
                id: "",
                key,
                by: caller,
                heads,
                in: tx
            )
            return []
        } catch let error as HubError where error.code == .forbidden {
            form.append(Issue(pointer: "/division", code: "forbidden", detail: error.message))
            return form
        } catch let error as HubError where !error.issues.isEmpty {
            return error.issues
        }
    }

    private static func refusal(_ report: BulkReport) -> HubError { refusal(report.issues, of: report.issueCount) }

    /// Why a table isn't taken.
    /// - Parameters:
    ///   - issues: Those that are told.
    ///   - count: Of all.
    static func refusal(_ issues: [BulkIssue], of count: Int) -> HubError {
        let issues = issues.map { issue in
            let pointer = "/\(issue.line)" + (issue.column.isEmpty ? "" : "/\(JSONPointer.escape(issue.column))")
            return Issue(pointer: pointer, code: issue.code, detail: issue.detail)
        }
        return HubError(
            .invalid,
            "The table has \(count) problems; nothing was taken in. Pointers are /line/column.",
            issues: issues,
            details: ["problems": .integer(Int64(count))]
        )
    }
}
