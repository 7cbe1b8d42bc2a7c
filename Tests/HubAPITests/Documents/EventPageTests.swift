import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct EventPageTests {
    /// Events of people and tokens, which belong to no campaign.
    private static let peopleEvents = [
        ("person.added", "A person was added, with roles."),
        ("person.edited", "A person's name, zone, employer or roles were changed, or the person came back."),
        ("person.deactivated", "A person was deactivated: all tokens are useless from then on."),
        ("token.created", "A token was made for a person; its secret is nowhere in the event."),
        ("token.revoked", "A token was made useless."),
    ]

    /// Events of definitions.
    private static let definitionEvents = [
        ("definition.created", "The first version of a definition was stored, from a file or through the API."),
        ("definition.changed", "A definition got a new version."),
    ]

    /// Events of agreements on prices.
    private static let pricingEvents = [
        ("pricing.proposed", "A price was proposed, with its figures."),
        ("pricing.approved", "Somebody else approved it; an exception takes two."),
        ("pricing.acknowledged", "The budget owner of a division has taken note of it."),
        ("pricing.agreed", "The last budget owner has: a version of a price was made."),
        ("pricing.took-effect", "Its first day has come."),
        ("pricing.rejected", "It was rejected."),
        ("pricing.withdrawn", "It was taken back."),
        ("pricing.superseded", "Another took its place."),
        ("pricing.drifted", "The cost of jobs at the price has left the tolerance."),
    ]

    @Test func `docs tell of every event`() throws {
        try GoldenFile.check(Self.page, "docs/events.md")
    }

    @Test func `no event is recorded that the docs don't tell of`() async throws {
        let api = try await APIHarness()
        _ = try await HintFollower(api: api).take(
            try await api.fetch(.post, "/v1/requests", .json(.object(Brief.newsletter)), status: 201),
            to: "live"
        )
        let newcomer: RequestContent = ["email": "n@example.com", "name": "N", "roles": [["role": "viewer"]]]
        _ = try await api.fetch(.post, "/v1/people", as: .admin, newcomer, status: 201)
        _ = try await api.fetch(.patch, "/v1/people/n@example.com", as: .admin, ["name": "Nina"])
        _ = try await api.fetch(.patch, "/v1/people/n@example.com", as: .admin, ["active": false])
        _ = try await api.fetch(.patch, "/v1/people/n@example.com", as: .admin, ["active": true])
        let token = try await api.fetch(.post, "/v1/tokens", status: 201)
        _ = try await api.send(.delete, "/v1/tokens/\(token["id"]?.string ?? "")")
        for version in ["one", "two"] {
            _ = try await api.fetch(
                .put,
                "/v1/vendors/new-one?reason=test",
                as: .admin,
                [
                    "key": "new-one", "name": .string(version), "calendar": "always", "currency": "EUR",
                    "contact": ["name": "N", "email": "n@example.com"], "services": ["landing-page"],
                ],
                status: version == "one" ? 201 : 200
            )
        }
        let recorded = Set(try await api.test.eventCounts().keys)
        let told = Set(EventType.allCases.map(\.rawValue) + (Self.peopleEvents + Self.definitionEvents).map(\.0))
        #expect(recorded.subtracting(told) == [])
        #expect(Set((Self.peopleEvents + Self.definitionEvents).map(\.0)).subtracting(recorded) == [])
    }

    private static var page: String {
        """
        # Events

        Every change is an event: who did what, when and why, with each changed place before and after. Events are only
        ever added. `GET /v1/campaigns/{key}/events` tells the story of a campaign, oldest first; the members of an event
        are described in `openapi.json`. Names stay as they are: an old name never gets a new meaning.

        ## Campaigns

        | type | what happened |
        | --- | --- |
        \(EventType.allCases.map { "| `\($0.rawValue)` | \($0.summary) |" }.joined(separator: "\n"))

        ## People and tokens

        Names and addresses stay out of these events; they carry roles and ids only.

        | type | what happened |
        | --- | --- |
        \(peopleEvents.map { "| `\($0.0)` | \($0.1) |" }.joined(separator: "\n"))

        ## Definitions

        They name the definition, its version and the reason; what was changed stands in the versions themselves.

        | type | what happened |
        | --- | --- |
        \(definitionEvents.map { "| `\($0.0)` | \($0.1) |" }.joined(separator: "\n"))

        ## Prices

        They carry the amounts and the first day, and no costs.

        | type | what happened |
        | --- | --- |
        \(pricingEvents.map { "| `\($0.0)` | \($0.1) |" }.joined(separator: "\n"))

        """
    }
}
