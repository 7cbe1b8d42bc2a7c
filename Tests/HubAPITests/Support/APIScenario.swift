import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// One request and everything that must come of it: the answer and what is stored.
///
/// In the path `{key}` stands for the campaign of `given`. A scenario that expects no event must leave every table as it
/// was; one that succeeds must record exactly the events named.
struct APIScenario: Sendable, CustomTestStringConvertible {
    enum Given: Sendable {
        case nothing
        /// The complete newsletter, taken to a stage.
        case newsletter(StageKey)
        case twoLines(StageKey)
        case incompleteForBuild
        case emptyDraft
    }

    let name: String
    let caller: TestPerson?
    let given: Given
    let method: HTTPRequest.Method
    let path: String
    let fields: [String: String]
    let body: RequestContent
    let status: Int
    /// Values of the answer by JSON Pointer; what is null or absent is `nil`. The schema tells the two apart.
    let parts: [String: JSONValue]
    /// `pointer code` of every error, in any order; `nil` when they aren't the point.
    let errors: [String]?
    /// Header fields of the answer.
    let answers: [String: String]
    /// Events recorded, by type.
    let events: [String: Int]

    init(
        _ name: String,
        _ caller: TestPerson?,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: RequestContent = .none,
        given: Given = .nothing,
        fields: [String: String] = [:],
        is status: Int,
        _ parts: [String: JSONValue] = [:],
        errors: [String]? = nil,
        answers: [String: String] = [:],
        events: [String: Int] = [:]
    ) {
        self.name = name
        self.caller = caller
        self.given = given
        self.method = method
        self.path = path
        self.fields = fields
        self.body = body
        self.status = status
        self.parts = parts
        self.errors = errors
        self.answers = answers
        self.events = events
    }

    var testDescription: String { name }

    func run(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let api = try await APIHarness()
        let key = try await prepare(api)
        for person in [caller, .lead].compactMap(\.self) { try await api.secret(of: person) }
        let before = try await snapshot(of: key, api)
        let events = try await api.test.eventCounts()
        let rows = try await api.test.rowCounts()

        let target = path.replacing("{key}", with: key?.description ?? "")
        let answer = try await api.send(
            method,
            target,
            as: caller,
            body,
            fields: HTTPFields(named: fields),
            sourceLocation: sourceLocation
        )

        check(answer, key, sourceLocation)
        let added = try await api.test.eventCounts().merging(events) { $0 - $1 }.filter { $0.value != 0 }
        #expect(added == self.events, "events", sourceLocation: sourceLocation)
        if self.events.isEmpty {
            #expect(try await api.test.rowCounts() == rows, "rows", sourceLocation: sourceLocation)
            #expect(try await snapshot(of: key, api) == before, "the campaign", sourceLocation: sourceLocation)
        }
        #expect(try await api.test.chainProblems() == [], sourceLocation: sourceLocation)
    }

    private func check(_ answer: APIAnswer, _ key: CampaignKey?, _ location: SourceLocation) {
        #expect(answer.status == status, "\(answer.text)", sourceLocation: location)
        for (pointer, value) in parts {
            #expect(answer[pointer] ?? .null == value, "\(pointer) in \(answer.text)", sourceLocation: location)
        }
        for (name, value) in answers {
            let wanted = value.replacing("{key}", with: key?.description ?? "")
            #expect(answer[field: name] == wanted, "\(name)", sourceLocation: location)
        }
        if let errors { #expect(answer.errors.sorted() == errors.sorted(), sourceLocation: location) }
        #expect(answer[field: "X-Request-Id"] != nil, sourceLocation: location)
        if answer.status >= 400 { checkProblem(answer, location) }
    }

    private func checkProblem(_ answer: APIAnswer, _ location: SourceLocation) {
        #expect(answer[field: "Content-Type"] == "application/problem+json", sourceLocation: location)
        #expect(answer["/status"] == .integer(Int64(answer.status)), sourceLocation: location)
        #expect(answer["/requestId"]?.string == answer[field: "X-Request-Id"], sourceLocation: location)
        #expect(answer["/detail"]?.string?.isEmpty == false, sourceLocation: location)
        let code = answer["/code"]?.string ?? ""
        #expect(answer["/type"] == .string("/problems/\(code)"), sourceLocation: location)
    }

    /// Everything that is shown of the campaign, to be compared.
    private func snapshot(of key: CampaignKey?, _ api: APIHarness) async throws -> [JSONValue] {
        guard let key else { return [] }
        var parts: [JSONValue] = []
        for part in ["", "/tasks", "/checklist", "/findings", "/events"] {
            parts.append(try await api.send(.get, "/v1/campaigns/\(key)\(part)", as: .lead).json)
        }
        return parts
    }

    private func prepare(_ api: APIHarness) async throws -> CampaignKey? {
        let now = api.test.now
        switch given {
        case .nothing: return nil
        case .newsletter(let stage): return try await api.run.campaign(in: stage).key
        case .twoLines(let stage): return try await api.run.campaign(in: stage, from: .twoLines(at: now)).key
        case .incompleteForBuild:
            return try await api.run.campaign(in: .intake, from: .incompleteForBuild(at: now)).key
        case .emptyDraft: return try await api.run.create(.empty(), submit: false).key
        }
    }
}
