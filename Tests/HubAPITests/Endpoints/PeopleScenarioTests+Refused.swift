import HTTPTypes
import HubDomain
import HubJSON
import HubStore
import HubTestSupport
import Testing

@testable import HubAPI

extension PeopleScenarioTests {
    static let peopleRefusals = [
        APIScenario("nobody by that address", .viewer, .get, "/v1/people/x@example.com", is: 404),
        APIScenario("nobody by that id", .viewer, .get, "/v1/people/4711", is: 404),
        APIScenario(
            "every fault of a newcomer",
            .admin,
            .post,
            "/v1/people",
            ["email": "nina", "name": "", "roles": [["role": "boss"], ["role": "system"]], "zone": 5],
            is: 422,
            errors: [
                "/email pattern", "/name too-short", "/roles/0/role choice", "/roles/1/role choice", "/zone type",
            ]
        ),
        APIScenario(
            "a zone and a division that aren't there",
            .admin,
            .post,
            "/v1/people",
            [
                "email": "nina@example.com", "name": "Nina", "zone": "Mars/Olympus",
                "roles": [["role": "lead", "division": "retail"]],
            ],
            is: 422,
            errors: ["/zone invalid", "/roles/0/division invalid"]
        ),
        APIScenario(
            "no role",
            .admin,
            .post,
            "/v1/people",
            ["email": "n@example.com", "name": "N", "roles": []],
            is: 422,
            errors: ["/roles too-few"]
        ),
        APIScenario(
            "an address in use, in other letters",
            .admin,
            .post,
            "/v1/people",
            ["email": "REQUESTER@example.com", "name": "Rita", "roles": [["role": "viewer"]]],
            is: 409,
            ["/code": "conflict"]
        ),
        APIScenario("added by a lead", .lead, .post, "/v1/people", .json(newcomer), is: 403),
        APIScenario("edited by a lead", .lead, .patch, rita, ["active": false], is: 403),
        APIScenario("edited by oneself", .requester, .patch, rita, ["roles": [["role": "admin"]]], is: 403),
        APIScenario(
            "nobody to edit",
            .admin,
            .patch,
            "/v1/people/x@example.com",
            ["active": false],
            is: 404
        ),
        APIScenario("nothing to edit", .admin, .patch, rita, [:], is: 422, errors: [" required"]),
        APIScenario(
            "an administrator locks himself out",
            .admin,
            .patch,
            "/v1/people/admin@example.com",
            ["active": false],
            is: 409,
            ["/code": "conflict"]
        ),
    ]

    static let tokenRefusals = [
        APIScenario(
            "a token for somebody else",
            .viewer,
            .post,
            "/v1/tokens",
            ["person": "lead@example.com"],
            is: 403
        ),
        APIScenario(
            "a token for nobody",
            .admin,
            .post,
            "/v1/tokens",
            ["person": "x@example.com"],
            is: 404
        ),
        APIScenario(
            "a token for somebody who has left",
            .admin,
            .post,
            "/v1/tokens",
            ["person": "formerproducer@example.com"],
            is: 409
        ),
        APIScenario(
            "a token of the past",
            .viewer,
            .post,
            "/v1/tokens",
            ["expiresAt": "2026-03-02T09:00:00Z"],
            is: 422,
            errors: ["/expiresAt invalid"]
        ),
        APIScenario(
            "the tokens of somebody else",
            .viewer,
            .get,
            "/v1/tokens?person=lead@example.com",
            is: 403
        ),
        APIScenario("the tokens of nobody", .admin, .get, "/v1/tokens?person=x@example.com", is: 404),
        APIScenario("no token to revoke", .viewer, .delete, "/v1/tokens/4711", is: 404),
    ]
}
