import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// What a form is told while somebody types.
@Suite struct FormCheckTests {
    private static let path = "/v1/services/email-newsletter/form"

    @Test func `nothing typed yet is no error`() async throws {
        let api = try await APIHarness()
        try await api.secret(of: .requester)
        let rows = try await api.test.rowCounts()
        let check = try await api.fetch(.post, Self.path, [:])
        #expect(check["service"] == "email-newsletter" && check["division"] == "consumer" && check["tier"] == "S")
        #expect(check["stages"]?[0]?["stage"] == "intake" && check["stages"]?[0]?["ready"] == false)
        #expect(check["problems"] == [])
        #expect(try await api.test.rowCounts() == rows)
    }

    @Test func `an answer of the wrong form is named and counts as not given`() async throws {
        let api = try await APIHarness()
        let check = try await api.fetch(
            .post,
            Self.path,
            [
                "brief": ["contact": "nobody"],
                "answers": ["expectedCount": 0, "nonsense": 1, "seedList": [["client": "x"]]],
            ]
        )
        let problems = (check["problems"]?.array ?? []).compactMap { $0["pointer"]?.string }.sorted()
        #expect(
            problems == [
                "/brief/contact", "/lines/0/answers/expectedCount", "/lines/0/answers/nonsense",
                "/lines/0/answers/seedList",
            ]
        )
        #expect(Self.unmet(check).contains("/brief/contact required"))
    }

    @Test func `fields become visible and tiers change with the answers`() async throws {
        let api = try await APIHarness()
        func check(_ blocks: Int) async throws -> JSONValue {
            try await api.fetch(.post, Self.path, ["answers": ["dynamicBlocks": .integer(Int64(blocks))], "tier": "S"])
        }
        let plain = try await check(0)
        let dynamic = try await check(3)
        let field: JSONValue = "/lines/0/answers/fallbackValues"
        #expect(plain["visible"]?.array?.contains(field) == false && dynamic["visible"]?.array?.contains(field) == true)
        #expect(plain["tier"] == "S" && dynamic["tier"] == "L" && dynamic["proposedTier"] == "S")
        #expect(Self.unmet(dynamic).contains("/lines/0/proposedTier tier-differs"))
        let state = dynamic["fields"]?.array?.first { $0["pointer"] == field }
        #expect(state?["applies"] == true && state?["required"] == true && state?["answered"] == false)
    }

    @Test func `present and satisfied are told apart`() async throws {
        let api = try await APIHarness()
        let check = try await api.fetch(
            .post,
            Self.path,
            ["answers": ["lawfulBasis": "consent", "exclusions": ["employees"]]]
        )
        let point = check["points"]?.array?.first { $0["code"] == "EN-02" }
        #expect(point?["present"] == true && point?["satisfied"] == false)
        #expect(point?["pointer"] == "/lines/0/answers/exclusions")
    }

    @Test func `a launch in a freeze is warned of`() async throws {
        let api = try await APIHarness()
        func codes(_ instant: String) async throws -> [String] {
            let check = try await api.fetch(.post, Self.path, ["requestedLaunchAt": .string(instant)])
            return Self.unmet(check)
        }
        #expect(try await codes("2026-11-26T09:00:00Z").contains("/requestedLaunchAt C-03"))
        #expect(try await !codes("2026-10-26T09:00:00Z").contains("/requestedLaunchAt C-03"))
    }

    @Test func `an unknown service or division is refused`() async throws {
        let api = try await APIHarness()
        #expect(try await api.send(.post, "/v1/services/poster/form", [:]).status == 404)
        let division = try await api.send(.post, Self.path, ["division": "sales"])
        #expect(division.status == 422 && division.errors == ["/division invalid"])
        let service = try await api.send(
            .post,
            "/v1/requests/preview",
            ["title": "x", "division": "consumer", "lines": [["service": "poster", "locale": "en-GB"]]]
        )
        #expect(service.status == 422 && service.errors == ["/lines/0/service invalid"])
    }

    /// Whatever part of a complete brief is typed, the form says what a stored draft of the same says.
    @Test func `the form says what the stored campaign says`() async throws {
        let api = try await APIHarness()
        var dice = DiceRoll(seed: 7)
        for name in try BriefFixture.names() {
            let whole = try BriefFixture(name, at: api.test.now).json
            guard let line = whole["lines"]?.array?.first?.object, whole["lines"]?.array?.count == 1 else { continue }
            for _ in 0..<3 {
                let brief = dice.part(of: whole["brief"]?.object ?? [:])
                let answers = dice.part(of: line["answers"]?.object ?? [:])
                let launch: JSONValue = dice.flip() ? whole["requestedLaunchAt"] ?? .null : .null
                let shared: JSONObject = ["division": whole["division"] ?? .null, "requestedLaunchAt": launch]
                var form = shared
                form["brief"] = .object(brief)
                form["answers"] = .object(answers)
                form["locale"] = line["locale"]
                form["tier"] = line["tier"]
                var request = shared
                request["title"] = whole["title"]
                request["brief"] = .object(brief)
                request["lines"] = [
                    [
                        "service": line["service"] ?? .null, "locale": line["locale"] ?? .null,
                        "tier": line["tier"] ?? .null, "answers": .object(answers),
                    ]
                ]
                let path = "/v1/services/\(line["service"]?.string ?? "")/form"
                let said = try await api.fetch(.post, path, .json(.object(form)))
                let stored = try await api.fetch(.post, "/v1/requests", .json(.object(request)), status: 201)
                #expect(said["completeness"] == stored["completeness"], "\(name)")
                #expect(said["presence"] == stored["presence"], "\(name)")
                #expect(said["unmet"] == stored["unmet"], "\(name)")
                #expect(said["tier"] == stored["lines"]?[0]?["tier"], "\(name)")
                #expect(said["problems"] == [], "\(name)")
            }
        }
    }

    private static func unmet(_ check: JSONValue) -> [String] {
        (check["unmet"]?.array ?? []).map { "\($0["pointer"]?.string ?? "") \($0["code"]?.string ?? "")" }
    }
}

extension JSONValue {
    fileprivate subscript(index: Int) -> JSONValue? { array.flatMap { $0.indices.contains(index) ? $0[index] : nil } }
}

/// SplitMix64, for parts of briefs.
private struct DiceRoll {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func flip() -> Bool {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return (value ^ (value >> 31)) & 1 == 0
    }

    mutating func part(of object: JSONObject) -> JSONObject {
        JSONObject(object.members.filter { _ in flip() })
    }
}
