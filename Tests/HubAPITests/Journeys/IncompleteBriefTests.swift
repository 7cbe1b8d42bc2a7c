import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// What a person expects to be told of the incomplete briefs, written out by hand.
@Suite struct IncompleteBriefTests {
    private func post(_ name: String, _ api: APIHarness, submit: Bool = true) async throws -> APIAnswer {
        var brief = try BriefFixture(name, at: api.test.now).json
        brief["submit"] = .bool(submit)
        return try await api.send(.post, "/v1/requests", .json(.object(brief)))
    }

    private static let newsletterAtIntake = [
        "/brief/successMetric required", "/brief/costCentre required", "/brief/contact required",
        "/lines/0/answers/audience required", "/lines/0/answers/expectedCount required",
        "/lines/0/answers/exclusions EN-02",
    ]

    private static let newsletterAtBuild = [
        "/brief/successTarget required", "/brief/measureUntil required", "/brief/substitute required",
        "/brief/approvers required", "/brief/approvers C-02", "/lines/0/answers/slots required",
        "/lines/0/answers/subject/en-GB required", "/lines/0/answers/preheader/en-GB required",
        "/lines/0/answers/sender required", "/lines/0/answers/replyTo required",
        "/lines/0/answers/textVersion required", "/lines/0/answers/modules EN-03",
        "/lines/0/answers/modules EN-04",
    ]

    @Test func `an incomplete newsletter isn't taken, and nothing is stored`() async throws {
        let api = try await APIHarness()
        try await api.secret(of: .requester)
        let rows = try await api.test.rowCounts()
        let answer = try await post("incomplete-newsletter", api)
        #expect(answer.status == 422)
        #expect(answer["/code"] == "invalid")
        #expect(answer.errors.sorted() == Self.newsletterAtIntake.sorted())
        #expect(try await api.test.rowCounts() == rows)
    }

    @Test func `as a draft it lists what is missing at any stage`() async throws {
        let api = try await APIHarness()
        let answer = try await post("incomplete-newsletter", api, submit: false)
        #expect(answer.status == 201)
        let unmet = answer["/unmet"]?.array ?? []
        func listed(_ due: String) -> [String] {
            unmet.filter { $0["due"]?.string == due && $0["level"] == "blocking" }
                .map { "\($0["pointer"]?.string ?? "") \($0["code"]?.string ?? "")" }.sorted()
        }
        #expect(listed("intake") == Self.newsletterAtIntake.sorted())
        #expect(listed("build") == Self.newsletterAtBuild.sorted())
        let share = answer["/completeness"]
        guard case .double(let completeness)? = share else {
            Testing.Issue.record("\(String(describing: share)) is no share")
            return
        }
        #expect(completeness > 0.3 && completeness < 0.7)
    }

    @Test func `a bought list is refused by the one rule that forbids it`() async throws {
        let api = try await APIHarness()
        let answer = try await post("incomplete-purchased-list", api)
        #expect(answer.status == 422)
        #expect(answer.errors == ["/lines/0/answers/origin DL-01"])
        #expect(answer["/errors/0/detail"] == "Bought lists aren't imported; talk to the lead about alternatives")
    }

    @Test func `an event that isn't ready to be built is taken in and waits at accept`() async throws {
        let api = try await APIHarness()
        let created = try await post("incomplete-event-for-build", api)
        #expect(created.status == 201)
        #expect(created["/stage"] == "intake")
        let path = "/v1/campaigns/\(created["/key"]?.string ?? "")"
        let answer = try await api.send(
            .post,
            path + "/actions/accept",
            as: .producer,
            ["committedLaunchAt": "2026-05-11T09:00:00Z"]
        )
        #expect(answer.status == 409)
        #expect(answer["/code"] == "gate-unmet")
        #expect(
            answer.errors.sorted()
                == [
                    "/brief/purchaseOrder required", "/brief/approvers required", "/brief/approvers C-02",
                    "/lines/0/answers/qualifiers required", "/lines/0/answers/photoNotice required",
                    "/lines/0/answers/venue EV-02", "/lines/0/answers/deletionDate EV-04",
                ].sorted()
        )
        #expect(try await api.fetch(.get, path)["stage"] == "intake")
    }

    @Test func `the hints of the refusal open the gate, but for what only people can judge`() async throws {
        let api = try await APIHarness()
        let created = try await post("incomplete-event-for-build", api)
        let path = "/v1/campaigns/\(created["/key"]?.string ?? "")"
        let body: RequestContent = ["committedLaunchAt": "2026-05-11T09:00:00Z"]
        let refused = try await api.send(.post, path + "/actions/accept", as: .producer, body)
        let follower = HintFollower(api: api)
        for item in refused["/errors"]?.array ?? [] where item["pointer"] != "/lines/0/answers/venue" {
            try await follower.follow(item, of: created.json)
        }
        let left = try await api.send(.post, path + "/actions/accept", as: .producer, body)
        #expect(left.errors == ["/lines/0/answers/venue EV-02"])
        _ = try await api.fetch(
            .patch,
            path + "/lines/L1",
            as: .producer,
            [
                "answers": [
                    "venue": [
                        [
                            "name": "Kampnagel", "address": "Jarrestraße 20, Hamburg", "capacity": 400,
                            "stepFree": true, "contractSigned": true,
                        ]
                    ]
                ]
            ]
        )
        let accepted = try await api.send(.post, path + "/actions/accept", as: .producer, body)
        #expect(accepted.status == 200, "\(accepted.text)")
    }

    @Test func `a draft is completed by the hints of its refused submission`() async throws {
        let api = try await APIHarness()
        let created = try await post("incomplete-newsletter", api, submit: false)
        let path = "/v1/campaigns/\(created["/key"]?.string ?? "")"
        let refused = try await api.send(.post, path + "/actions/submit")
        #expect(refused.status == 409)
        #expect(refused["/code"] == "gate-unmet")
        #expect(refused.errors.sorted() == Self.newsletterAtIntake.sorted())
        let follower = HintFollower(api: api)
        for item in refused["/errors"]?.array ?? [] {
            let hint = try #require(item["satisfy"])
            let answer = try await follower.send(hint, filledFor: created.json, nil, as: .requester)
            #expect(answer.status == 200, "\(item): \(answer.text)")
        }
        #expect(try await api.send(.post, path + "/actions/submit")["/stage"] == "intake")
    }
}
