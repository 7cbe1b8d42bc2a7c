package import HubJSON

/// The one error of the domain: what went wrong, in words that are safe to show, and where.
package struct HubError: Error, Sendable {
    package let code: Code
    /// A sentence for people; never holds SQL, paths or another person's data.
    package let message: String
    package let issues: [Issue]
    /// Further members of the problem document, such as `stage`, `allowed` or `gates`.
    package let details: JSONObject
    /// For the log only.
    package let cause: (any Error)?

    package init(
        _ code: Code,
        _ message: String,
        issues: [Issue] = [],
        details: JSONObject = JSONObject(),
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.issues = issues
        self.details = details
        self.cause = cause
    }

    /// What kind of failure it is. The list is open: `contract.md` names the shared ones.
    package struct Code: Hashable, Sendable, RawRepresentable {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        package static let invalid = Code(rawValue: "invalid")
        package static let malformed = Code(rawValue: "malformed")
        package static let unauthenticated = Code(rawValue: "unauthenticated")
        package static let forbidden = Code(rawValue: "forbidden")
        package static let notFound = Code(rawValue: "not-found")
        package static let methodNotAllowed = Code(rawValue: "method-not-allowed")
        package static let conflict = Code(rawValue: "conflict")
        package static let gateUnmet = Code(rawValue: "gate-unmet")
        package static let roundsExceeded = Code(rawValue: "rounds-exceeded")
        package static let staleVersion = Code(rawValue: "stale-version")
        package static let preconditionRequired = Code(rawValue: "precondition-required")
        package static let tooLarge = Code(rawValue: "too-large")
        package static let unsupportedMediaType = Code(rawValue: "unsupported-media-type")
        package static let rateLimited = Code(rawValue: "rate-limited")
        package static let forecastRefused = Code(rawValue: "forecast-refused")
        package static let unavailable = Code(rawValue: "unavailable")
        package static let storeFull = Code(rawValue: "store-full")
        package static let internalError = Code(rawValue: "internal")
    }
}

/// One thing that is wrong or missing, and how to mend it.
package struct Issue: Hashable, Sendable {
    /// JSON Pointer (RFC 6901) into the request or the campaign; empty for the whole document.
    package let pointer: String
    package let code: String
    package let detail: String
    package let satisfy: Satisfy?
    /// Where it stands in a text that has lines; `nil` in JSON.
    package let position: TextPosition?

    package init(
        pointer: String,
        code: String,
        detail: String,
        satisfy: Satisfy? = nil,
        position: TextPosition? = nil
    ) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
        self.satisfy = satisfy
        self.position = position
    }
}

/// A place in a text; both count from 1.
package struct TextPosition: Hashable, Sendable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// The request that would mend an issue, so that a client can go on without reading the manual.
package struct Satisfy: Hashable, Sendable {
    package let method: String
    package let href: String
    package let body: JSONValue?

    package init(method: String, href: String, body: JSONValue? = nil) {
        self.method = method
        self.href = href
        self.body = body
    }
}
