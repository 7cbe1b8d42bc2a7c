import HTTPServer
import HubDomain
import HubJSON

extension HubError {
    /// `invalid` with everything that is wrong.
    static func invalid(_ issues: [Issue]) -> HubError {
        guard let first = issues.first else { return HubError(.invalid, "The request is not acceptable.") }
        let place = first.pointer.isEmpty ? "The body" : first.pointer
        let sentence = "\(place) \(first.detail)"
        let ending = sentence.last == "?" || sentence.last == "." ? "" : "."
        let message =
            issues.count == 1
            ? sentence + ending
            : "\(issues.count) things are wrong with the request. The first: \(sentence)\(ending)"
        return HubError(.invalid, message, issues: issues)
    }

    /// Text that is no JSON is `malformed`; well-formed JSON with a value that can't be accepted is `invalid`.
    init(_ error: JSONError) {
        let place: JSONObject = ["line": .integer(Int64(error.line)), "column": .integer(Int64(error.column))]
        switch error.kind {
        case .syntax, .encoding, .tooDeep:
            self.init(.malformed, "The body is not acceptable JSON. \(error)", details: place)
        case .duplicateKey, .nulCharacter, .numberRange:
            let code =
                switch error.kind {
                case .duplicateKey: "duplicate"
                case .nulCharacter: "control-character"
                default: "out-of-range"
                }
            let issue = Issue(pointer: error.pointer.description, code: code, detail: error.message)
            self.init(.invalid, "\(error)", issues: [issue], details: place)
        }
    }

    init(_ error: BodyError) {
        switch error {
        case .tooLarge(let limit): self = .tooLarge(limit: limit)
        case .timedOut: self.init(.requestTimeout, "The body did not arrive in time.")
        case .malformed(let detail): self.init(.malformed, detail)
        case .connectionClosed: self.init(.malformed, "The body ended too early.")
        case .lengthMismatch: self.init(.internalError, "An answer did not have its declared length.", cause: error)
        }
    }

    static func tooLarge(limit: Int) -> HubError {
        HubError(.tooLarge, "The body has more than \(limit) bytes.", details: ["limit": .integer(Int64(limit))])
    }
}
