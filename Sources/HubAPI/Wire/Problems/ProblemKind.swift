package import HubDomain

/// What a failure code means on the wire: its status, a title, and the explanation behind `GET /problems/CODE`.
package struct ProblemKind: Sendable {
    package let code: HubError.Code
    package let status: Int
    package let title: String
    package let explanation: String

    package init(_ code: HubError.Code, _ status: Int, _ title: String, _ explanation: String) {
        self.code = code
        self.status = status
        self.title = title
        self.explanation = explanation
    }
}

extension HubError.Code {
    /// The body came too slowly.
    package static let requestTimeout = HubError.Code(rawValue: "request-timeout")
    package static let targetTooLong = HubError.Code(rawValue: "target-too-long")
    package static let expectationFailed = HubError.Code(rawValue: "expectation-failed")
    package static let fieldsTooLarge = HubError.Code(rawValue: "fields-too-large")
    package static let notImplemented = HubError.Code(rawValue: "not-implemented")
    package static let versionNotSupported = HubError.Code(rawValue: "version-not-supported")
}

/// The one table from failure codes to problems.
package struct ProblemTable: Sendable {
    package private(set) var kinds: [ProblemKind]
    private var byCode: [HubError.Code: ProblemKind]
    let internalError: ProblemKind

    init(_ kinds: [ProblemKind], internalError: ProblemKind) {
        self.kinds = kinds + [internalError]
        self.internalError = internalError
        byCode = Dictionary(self.kinds.map { ($0.code, $0) }, uniquingKeysWith: { _, later in later })
    }

    package subscript(code: HubError.Code) -> ProblemKind? { byCode[code] }

    /// The table with further codes, or other words for known ones.
    package func adding(_ further: [ProblemKind]) -> ProblemTable {
        let replaced = Set(further.map(\.code))
        let kept = kinds.filter { !replaced.contains($0.code) && $0.code != internalError.code }
        return ProblemTable(kept + further, internalError: internalError)
    }
}
