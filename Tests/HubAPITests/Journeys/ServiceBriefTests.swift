import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// For each service what a person expects to be told of a brief that lacks something, written out by hand, and a brief
/// that lacks nothing.
@Suite struct ServiceBriefTests {
    struct Gap: Sendable, CustomTestStringConvertible {
        let service: String
        /// A complete brief with one line.
        let fixture: String
        /// Taken out of, or changed in, the line's answers.
        let answers: JSONValue
        var brief: JSONValue = [:]
        /// `pointer code` of everything that submitting must name, without the line's place.
        let atIntake: [String]
        /// The same of what accepting would.
        let atBuild: [String]

        var testDescription: String { service }
    }

    private static let gaps = [
        Gap(
            service: "email-newsletter",
            fixture: "newsletter-consumer-garden",
            answers: [
                "audience": nil, "exclusions": ["employees"], "modules": [["kind": "hero", "body": "TBD"]],
                "subject": nil,
            ],
            brief: ["contact": nil, "approvers": [["kind": "brand", "person": "b@example.com"]]],
            atIntake: ["/brief/contact required", "audience required", "exclusions EN-02"],
            atBuild: ["/brief/approvers C-02", "subject/en-GB required", "modules EN-03", "modules EN-04"]
        ),
        Gap(
            service: "landing-page",
            fixture: "landing-page-white-paper",
            answers: [
                "purpose": nil, "pages": nil, "consentText": nil, "leadOwnerRule": nil, "takeDownOn": "2026-01-01",
            ],
            brief: ["regulatedClaims": true],
            atIntake: ["purpose required", "pages required"],
            atBuild: [
                "/brief/approvers C-01", "consentText/en-GB required", "leadOwnerRule required", "consentText LP-04",
                "takeDownOn LP-05",
            ]
        ),
        Gap(
            service: "webinar-programme",
            fixture: "webinar-partner",
            answers: ["sessions": [], "topicTitle": nil, "leadSharing": "none", "speakers": nil, "onDemandUntil": nil],
            atIntake: ["sessions required", "topicTitle/en-SG required"],
            atBuild: ["speakers required", "onDemandUntil required", "speakers WB-02", "leadSharing WB-03"]
        ),
        Gap(
            service: "nurture-programme",
            fixture: "nurture-onboarding",
            answers: [
                "entry": nil, "tracks": nil, "programmeOwner": nil,
                "exits": [["condition": "bought", "outcome": "goal-reached"]],
            ],
            atIntake: ["entry required", "tracks required"],
            atBuild: ["programmeOwner required", "exits NU-03", "programmeOwner NU-04"]
        ),
        Gap(
            service: "paid-social",
            fixture: "paid-social-product-launch",
            answers: ["networks": nil, "flightTo": "2026-03-02", "costTarget": nil],
            brief: ["approvers": [["kind": "stakeholder", "person": "s@example.com"]]],
            atIntake: ["networks required", "flightFrom PS-02"],
            atBuild: [
                "/brief/approvers C-01", "costTarget required", "costTarget PS-03", "/brief/approvers PS-04",
                "/brief/approvers PS-05",
            ]
        ),
        Gap(
            service: "event-programme",
            fixture: "event-customer-day",
            answers: ["startsAt": nil, "guestKinds": ["public-officials"], "venue": nil, "deletionDate": nil],
            brief: ["costCentre": nil],
            atIntake: ["/brief/costCentre required", "startsAt required"],
            atBuild: ["venue required", "venue EV-02", "/brief/approvers EV-03", "deletionDate EV-04"]
        ),
        Gap(
            service: "content-translation",
            fixture: "translation-white-paper",
            answers: [
                "source": nil, "contentKind": "legal", "method": "human-edited-machine", "sourceFrozen": false,
                "localReviewer": nil,
            ],
            brief: ["confidential": true],
            atIntake: ["source required", "method TR-03", "method TR-04"],
            atBuild: ["localReviewer required", "sourceFrozen TR-01", "localReviewer TR-02"]
        ),
        Gap(
            service: "data-list-import",
            fixture: "data-import-partner-event",
            answers: [
                "rows": nil, "sharingAgreement": nil, "lawfulBasis": "consent", "consentEvidence": nil,
                "columns": [["inFile": "Mail", "target": "email"]],
            ],
            atIntake: ["rows required", "sharingAgreement DL-02"],
            atBuild: ["consentEvidence required", "columns DL-03", "consentEvidence DL-04"]
        ),
    ]

    @Test(arguments: gaps) func `an incomplete brief is refused with exactly what it lacks`(_ gap: Gap) async throws {
        let api = try await APIHarness()
        try await api.secret(of: .requester)
        let rows = try await api.test.rowCounts()
        let body = try Self.body(of: gap, api)
        let refused = try await api.send(.post, "/v1/requests", .json(body))
        #expect(refused.status == 422, "\(refused.text)")
        #expect(refused.errors.sorted() == Self.placed(gap.atIntake))
        let preview = try await api.fetch(
            .post,
            "/v1/requests/preview",
            .json(body.applying(mergePatch: ["submit": nil]))
        )
        #expect(Self.blocking(preview, due: "intake") == Self.placed(gap.atIntake))
        #expect(Self.blocking(preview, due: "build") == Self.placed(gap.atBuild))
        #expect(try await api.test.rowCounts() == rows, "nothing is stored")
    }

    @Test(arguments: gaps) func `a complete brief is taken in and accepted`(_ gap: Gap) async throws {
        let api = try await APIHarness()
        let complete = try BriefFixture(gap.fixture, at: api.test.now).json
        #expect(complete["lines"]?.array?.count == 1 && complete["lines"]?.array?[0]["service"]?.string == gap.service)
        let created = try await api.send(.post, "/v1/requests", .json(.object(complete)))
        #expect(created.status == 201, "\(created.text)")
        #expect(created["/completeness"] == .double(1))
        let key = created["/key"]?.string ?? ""
        let accepted = try await api.send(
            .post,
            "/v1/campaigns/\(key)/actions/accept",
            as: .producer,
            ["committedLaunchAt": .string((api.test.now + .days(60)).rfc3339)]
        )
        #expect(accepted.status == 200, "\(accepted.text)")
    }

    @Test func `every service has its case`() async throws {
        let api = try await APIHarness()
        let services = try await api.fetch(.get, "/v1/services")["items"]?.array ?? []
        #expect(services.compactMap { $0["key"]?.string }.sorted() == Self.gaps.map(\.service).sorted())
    }

    private static func body(of gap: Gap, _ api: APIHarness) throws -> JSONValue {
        let complete = JSONValue.object(try BriefFixture(gap.fixture, at: api.test.now).json)
        let line = complete["lines"]?.array?.first ?? .null
        return complete.applying(
            mergePatch: ["brief": gap.brief, "lines": [line.applying(mergePatch: ["answers": gap.answers])]]
        )
    }

    private static func placed(_ points: [String]) -> [String] {
        points.map { $0.hasPrefix("/") ? $0 : "/lines/0/answers/" + $0 }.sorted()
    }

    private static func blocking(_ preview: JSONValue, due: String) -> [String] {
        (preview["unmet"]?.array ?? []).filter { $0["due"]?.string == due && $0["level"] == "blocking" }
            .map { "\($0["pointer"]?.string ?? "") \($0["code"]?.string ?? "")" }.sorted()
    }
}
