import HTTPTypes
import HubDomain
import HubJSON

/// `GET /problems` and `GET /problems/{code}`: what each failure code means.
enum ProblemEndpoints {
    static func list(_ table: ProblemTable) -> Endpoint<NoCaller, NoInput, ProblemList> {
        Endpoint(
            .get,
            "/problems",
            id: "listProblems",
            tag: "About",
            summary: "List the problem codes"
        ) { _, _ in Reply(ProblemList(items: table.kinds.map(ProblemOutput.init))) }
    }

    static func show(_ table: ProblemTable) -> Endpoint<NoCaller, ShowProblem, ProblemOutput> {
        Endpoint(
            .get,
            "/problems/{code}",
            id: "showProblem",
            tag: "About",
            summary: "Explain a problem code",
            failures: [.notFound]
        ) { input, _ in
            guard let kind = table[HubError.Code(rawValue: input.code)] else {
                throw HubError(.notFound, "There is no problem with this code.")
            }
            return Reply(ProblemOutput(kind: kind))
        }
    }
}

struct ShowProblem: EndpointInput {
    let code: String

    init(_ reader: inout InputReader) {
        code = reader.path("code", .text(1...100))
    }
}

struct ProblemOutput: ObjectOutput {
    let kind: ProblemKind

    static let fields: [OutputField<ProblemOutput>] = [
        .init("code") { $0.kind.code.rawValue },
        .init("status") { $0.kind.status },
        .init("title") { $0.kind.title },
        .init("explanation") { $0.kind.explanation },
    ]

    static let schemaName = "ProblemKind"
}

struct ProblemList: ObjectOutput {
    let items: [ProblemOutput]

    static let fields: [OutputField<ProblemList>] = [
        .init("items") { $0.items }
    ]
}
