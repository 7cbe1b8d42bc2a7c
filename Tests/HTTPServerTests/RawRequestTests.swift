import HTTPServer
import Testing

@testable import HTTPServer

@Suite struct RawRequestTests {
    @Test func `the table is large and its names differ`() {
        #expect(RawCase.all.count >= 120)
        #expect(Set(RawCase.all.map(\.name)).count == RawCase.all.count)
    }

    @Test(arguments: RawCase.all)
    func `a raw request gets the class of answer that its rule asks for`(raw: RawCase) async throws {
        try await LiveServer.with { live async throws in
            let responses = try await live.exchange(raw.bytes + RawCase.probe)
            let expected = raw.expectation
            #expect(responses.map(\.status) == expected.statuses + (expected.goesOn ? [200] : []))
            #expect(responses.last?["Connection"] == "close")
            if expected.goesOn { #expect(responses.last?.text == "path|probe") }
        }
    }

    @Test func `the server's own refusals are problem details`() async throws {
        try await LiveServer.with { live async throws in
            let response = try #require(try await live.exchange("GET / HTTP/1.1\r\n\r\n").first)
            #expect(response["Content-Type"] == "application/problem+json")
            let expected = """
                {"type":"/problems/malformed","title":"Bad Request","status":400,\
                "detail":"The Host field is missing.","code":"malformed"}
                """
            #expect(response.text == expected)
        }
    }

    @Test func `the refusal can be made by the owner of the server`() async throws {
        try await LiveServer.with { configuration in
            configuration.errorResponse = { status, detail in TestResponder.text("own: \(detail)", status: status) }
        } _: { live async throws in
            let response = try #require(try await live.exchange("GET / HTTP/1.1\r\n\r\n").first)
            #expect(response.text == "own: The Host field is missing.")
        }
    }
}
