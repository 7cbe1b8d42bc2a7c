import HubDomain
import HubJSON
import Testing

/// Judges rules over a fixed set of answers.
struct RuleDesk {
    var line: JSONObject? = [
        "design": "custom",
        "pages": 3,
        "note": "  ",
        "share": .double(1.1),
        "price": ["amountMinor": 11_000, "currency": "EUR"],
        "gated": false,
        "formFields": ["email", "phone"],
        "none": [],
        "launchDay": "2026-12-02",
        "launchInstant": "2026-12-01T23:30:00Z",
        "launchWall": ["local": "2026-12-02T09:00", "zone": "Asia/Tokyo"],
        "consent": ["en-GB": "yes", "de-DE": "ja"],
        "blankConsent": ["en-GB": " "],
        "modules": [
            ["kind": "hero", "link": "https://a.example", "body": "Hello"],
            ["kind": "text", "link": "https://b.example", "body": "Lorem ipsum"], ["kind": "text", "link": ""],
        ],
        "linked": [["link": "https://a.example"], ["link": "https://b.example"]],
        "emptyRows": [[:], ["link": nil]],
    ]
    var brief: JSONObject = [
        "design": "standard", "objective": "demand", "budget": ["amountMinor": 10_000, "currency": "EUR"],
    ]
    var tier: Tier? = .medium
    /// A Wednesday.
    var submittedAt = Shop.opening
    var workingDays: any WorkingDayCounting = WeekdaysOnly()
    var links: [CampaignLink] = []
    var surroundings = Surroundings.none

    var scope: AnswerScope {
        AnswerScope(
            builtIns: [
                "locales": ["en-GB", "de-DE"], "tier": "M", "quantity": 1, "title": "Spring sale",
                "division": ["key": "sales", "needsPurchaseOrder": true], "requestedLaunchAt": "2027-01-20T09:00:00Z",
                "links": .array(links.map(\.json)),
            ],
            brief: brief,
            line: line,
            tier: tier,
            submittedAt: submittedAt,
            workingDays: workingDays,
            place: line.map { _ in AnswerScope.Place(line: "L1", service: "page") },
            surroundings: surroundings
        )
    }

    func holds(_ predicate: Predicate) -> Bool { predicate.holds(in: scope) }
}

extension Reference: ExpressibleByStringLiteral {
    /// For tests: the text must be a reference.
    package init(stringLiteral text: String) {
        guard let reference = Reference(text) else { preconditionFailure("\(text) is no reference") }
        self = reference
    }
}
