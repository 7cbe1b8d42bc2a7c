import HubDomain
import HubJSON

/// What production fills in on a line before QA and launch, for the shipped services, where it isn't answered yet.
enum ProducerAnswers {
    static func of(_ line: ServiceLine) -> JSONObject {
        let answers = JSONObject(all(for: line).members.filter { line.answers[$0.key] == nil })
        return answers
    }

    private static func all(for line: ServiceLine) -> JSONObject {
        switch line.service {
        case "email-newsletter":
            [
                "seedList": [["person": .string(TestPerson.approver.email), "client": "Webmail"]],
                "actualCount": line.answers["expectedCount"] ?? .integer(1_000),
            ]
        case "landing-page": line.answers["gatedAsset"] == .bool(true) ? ["asset": file] : [:]
        case "webinar-programme": ["platformSessionId": "session-4711"]
        case "data-list-import": ["actualRows": line.answers["rows"] ?? .integer(1_000)]
        case "content-translation":
            ["segmentsMissing": 0, "sourceDigest": .string(digest), "translatedFromDigest": .string(digest)]
        default: [:]
        }
    }

    private static let digest = String(repeating: "0123456789abcdef", count: 4)
    private static let file: JSONValue = [
        "name": "white-paper.pdf", "url": "https://assets.example.com/white-paper.pdf",
        "digest": .string("sha256:" + digest),
    ]
}
