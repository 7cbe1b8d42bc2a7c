package import HubDomain
import HubJSON

/// Takes a table of requests in as its bytes come, and judges nothing but its form.
package struct BulkIntake: Sendable {
    /// Bytes of a table.
    package static let sizeLimit = 32 * 1_048_576
    /// Rows of a table beside its heading.
    package static let rowLimit = 20_000

    let heads: DefinitionHeads
    private let brief: BriefDefinition
    private var parser = CSVParser()
    private(set) var table: BulkTable?
    private(set) var headingIssues: [BulkIssue] = []

    /// - Throws: `unavailable` when no definitions are applied.
    package init(_ heads: DefinitionHeads) throws(HubError) {
        guard let brief = heads.heads(of: .brief).first?.value.brief else { throw DefinitionHeads.nothingApplied }
        self.heads = heads
        self.brief = brief
    }

    /// - Throws: `malformed` with line and column, or `too-large` beyond ``rowLimit`` rows.
    package mutating func read(_ bytes: [UInt8]) throws(HubError) {
        do {
            try take(parser.read(bytes))
        } catch let fault as CSVFault {
            throw Self.malformed(fault)
        } catch let error as HubError {
            throw error
        } catch {
            throw HubError(.internalError, "A table could not be read", cause: error)
        }
    }

    /// Call when there are no more bytes.
    package mutating func finish() throws(HubError) {
        do {
            try take(parser.finish())
        } catch let fault as CSVFault {
            throw Self.malformed(fault)
        } catch let error as HubError {
            throw error
        } catch {
            throw HubError(.internalError, "A table could not be read", cause: error)
        }
        if table == nil, headingIssues.isEmpty {
            headingIssues = [BulkIssue(line: 1, column: "", code: "required", detail: "there is no heading")]
        }
    }

    private mutating func take(_ records: [CSVRecord]) throws(HubError) {
        for record in records {
            if table == nil {
                guard headingIssues.isEmpty else { return }
                let (heading, issues) = BulkHeading.read(record, brief: brief, services: heads.services)
                headingIssues = issues
                table = heading.map { BulkTable($0, brief: brief, services: heads.services) }
            } else {
                table?.add(record)
                guard table?.rowCount ?? 0 <= Self.rowLimit else {
                    throw HubError(
                        .tooLarge,
                        "A table has at most \(Self.rowLimit) rows.",
                        details: ["limit": .integer(Int64(Self.rowLimit))]
                    )
                }
            }
        }
    }

    static func malformed(_ fault: CSVFault) -> HubError {
        HubError(
            .malformed,
            "The table can't be read: \(fault).",
            details: ["line": .integer(Int64(fault.line)), "column": .integer(Int64(fault.column))]
        )
    }
}
