import HubDomain
import HubJSON
import HubTestSupport

/// Bodies for `POST /v1/requests` at ``TestHub/start``.
enum Brief {
    /// The complete newsletter for the division `consumer`.
    static let newsletter = named("newsletter-consumer-garden")

    static func named(_ name: String) -> JSONObject {
        (try? BriefFixture(name, at: TestHub.start).json) ?? JSONObject()
    }

    /// The newsletter after a merge patch.
    static func newsletter(_ patch: JSONValue) -> RequestContent {
        .json(JSONValue.object(newsletter).applying(mergePatch: patch))
    }

    /// The newsletter with its only line after a merge patch.
    static func newsletter(line patch: JSONValue) -> RequestContent {
        let line = newsletter["lines"]?.array?.first ?? .null
        return newsletter(["lines": [line.applying(mergePatch: patch)]])
    }
}
