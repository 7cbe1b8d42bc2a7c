import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct ApprovalScenarioTests {
    @Test(arguments: proofs + asking)
    func `proofs and approvals are answered as the contract says`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    static let digest = JSONValue.string("sha256:" + String(repeating: "0a", count: 32))
    static let proofsPath = "/v1/campaigns/{key}/proofs"
    static let approvalsPath = "/v1/campaigns/{key}/approvals"

    static let proofs = [
        APIScenario(
            "a proof by its address",
            .producer,
            .post,
            proofsPath,
            ["url": "https://proofs.example.com/1", "digest": digest, "note": "First version"],
            given: .newsletter(.build),
            is: 201,
            [
                "/id": "P1", "/line": nil, "/subject": "current-proof", "/version": 1, "/digest": digest,
                "/inForce": true, "/url": "https://proofs.example.com/1", "/file": nil,
                "/putOutBy/name": "Paul Producer",
            ],
            events: ["proof.added": 1]
        ),
        APIScenario(
            "a proof with neither file nor url",
            .producer,
            .post,
            proofsPath,
            ["digest": digest],
            given: .newsletter(.build),
            is: 422,
            ["/code": "invalid"],
            errors: [" required"]
        ),
        APIScenario(
            "a url without a digest",
            .producer,
            .post,
            proofsPath,
            ["url": "https://proofs.example.com/1"],
            given: .newsletter(.build),
            is: 422,
            ["/code": "invalid"],
            errors: ["/digest required"]
        ),
        APIScenario(
            "a digest that is none, and a file that is none",
            .producer,
            .post,
            proofsPath,
            ["file": "B7", "digest": "sha256:xyz"],
            given: .newsletter(.build),
            is: 422
        ),
        APIScenario(
            "a file that isn't there",
            .lead,
            .post,
            proofsPath,
            ["file": "A7"],
            given: .newsletter(.build),
            is: 422,
            errors: ["/file invalid"]
        ),
        APIScenario(
            "a proof of a draft",
            .lead,
            .post,
            proofsPath,
            ["url": "https://proofs.example.com/1", "digest": digest],
            given: .newsletter(.draft),
            is: 409,
            ["/code": "conflict", "/stage": "draft"]
        ),
        APIScenario(
            "a proof of somebody who builds nothing",
            .requester,
            .post,
            proofsPath,
            ["url": "https://proofs.example.com/1", "digest": digest],
            given: .newsletter(.build),
            is: 403
        ),
    ]

    static let asking = [
        APIScenario(
            "asking before there is a proof",
            .producer,
            .post,
            approvalsPath,
            ["approvers": [["kind": "stakeholder", "person": "approver@example.com"]]],
            given: .newsletter(.build),
            is: 409,
            ["/code": "conflict"]
        ),
        APIScenario(
            "deciding what nobody asked for",
            .approver,
            .post,
            approvalsPath + "/V1/decision",
            ["decision": "approved"],
            given: .newsletter(.build),
            is: 404
        ),
        APIScenario(
            "rounds by somebody who is no lead",
            .producer,
            .post,
            "/v1/campaigns/{key}/rounds",
            ["line": "L1", "reason": "More"],
            given: .newsletter(.build),
            is: 403
        ),
        APIScenario(
            "rounds by a lead",
            .lead,
            .post,
            "/v1/campaigns/{key}/rounds",
            ["line": "L1", "rounds": 2, "reason": "The price changed"],
            given: .newsletter(.build),
            is: 201,
            ["/line": "L1", "/included": 4],
            events: ["approval.rounds-granted": 1]
        ),
        APIScenario(
            "a finding that isn't there",
            .producer,
            .patch,
            "/v1/campaigns/{key}/findings/F9",
            ["resolution": "Done"],
            given: .newsletter(.qa),
            is: 404
        ),
        APIScenario(
            "an empty list of what waits",
            .viewer,
            .get,
            "/v1/approvals?state=waiting",
            is: 200,
            ["/items": []]
        ),
    ]

    @Test func `an approver without any other role finds, decides and is replayed`() async throws {
        let api = try await APIHarness()
        let key = try await ScenarioRunner(api.test).campaign(in: .build).key
        let path = "/v1/campaigns/\(key)"
        let proof = try await api.send(
            .post,
            path + "/proofs",
            as: .producer,
            ["url": "https://proofs.example.com/1", "digest": Self.digest]
        )
        #expect(proof.status == 201)
        let asked = try await api.send(
            .post,
            path + "/approvals",
            as: .producer,
            ["approvers": [["kind": "stakeholder", "person": "approver@example.com"]]]
        )
        #expect(asked.status == 201, "\(asked.text)")
        let list = try await api.fetch(.get, "/v1/approvals?state=waiting", as: .approver)
        let waiting = try #require(list["items"]?.array?.first)
        #expect(waiting["id"] == "V1" && waiting["campaign"]?.string == key.description)
        #expect(waiting["dueAt"]?.string != nil)
        #expect(waiting["overdue"] == false)
        let decision = path + "/approvals/V1/decision"
        let other = try await api.send(
            .post,
            decision,
            as: .approver,
            ["decision": "approved", "digest": .string("sha256:" + String(repeating: "0b", count: 32))]
        )
        #expect(other.status == 409)
        #expect(try await api.send(.post, decision, as: .lead, ["decision": "approved"]).status == 403)
        for _ in 0..<2 {
            let decided = try await api.send(
                .post,
                decision,
                as: .approver,
                ["decision": "approved", "digest": Self.digest],
                fields: [.idempotencyKey: "yes-1"]
            )
            #expect(decided.status == 200, "\(decided.text)")
            #expect(decided.json["state"] == "approved")
            #expect(decided.json["decidedBy"]?["name"] == "Anna Approver")
        }
        #expect(try await api.test.eventCounts()["approval.decided"] == 1)
        let after = try await api.fetch(.get, "/v1/approvals?state=waiting", as: .approver)
        #expect(after["items"]?.array?.isEmpty == true)
    }
}
