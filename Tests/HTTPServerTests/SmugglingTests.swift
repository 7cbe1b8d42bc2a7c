import Testing

@testable import HTTPServer

/// Every pair of ways to give the length of a body. Two parties that read one such request differently can be made to
/// see different requests, so all but the plain forms must be refused.
@Suite struct SmugglingTests {
    struct Form: Sendable {
        let lines: [String]
        let isPlain: Bool
    }

    /// What follows the head: an empty chunked body (5 bytes), then a request that must not surface by surprise.
    static let payload = "0\r\n\r\nGET /path/smuggled HTTP/1.1\r\nHost: a\r\n\r\n"

    static let lengths: [(form: Form, value: Int?)] = [
        (Form(lines: [], isPlain: true), nil),
        (Form(lines: ["Content-Length: 0"], isPlain: true), 0),
        (Form(lines: ["Content-Length: 5"], isPlain: true), 5),
        (Form(lines: ["Content-Length: \(payload.utf8.count)"], isPlain: true), payload.utf8.count),
        (Form(lines: ["content-length:5"], isPlain: true), 5),
        (Form(lines: ["Content-Length: +5"], isPlain: false), nil),
        (Form(lines: ["Content-Length: 5, 5"], isPlain: false), nil),
        (Form(lines: ["Content-Length: 5", "Content-Length: 5"], isPlain: false), nil),
        (Form(lines: ["Content-Length: 5", "Content-Length: 0"], isPlain: false), nil),
        (Form(lines: ["Content-Length : 5"], isPlain: false), nil),
        (Form(lines: ["Content-Length: 5\u{B}"], isPlain: false), nil),
        (Form(lines: ["Content-Length: 0x5"], isPlain: false), nil),
    ]

    static let codings: [(form: Form, isChunked: Bool)] = [
        (Form(lines: [], isPlain: true), false),
        (Form(lines: ["Transfer-Encoding: chunked"], isPlain: true), true),
        (Form(lines: ["transfer-encoding:\tChunked\t"], isPlain: true), true),
        (Form(lines: ["Transfer-Encoding: xchunked"], isPlain: false), false),
        (Form(lines: ["Transfer-Encoding: identity"], isPlain: false), false),
        (Form(lines: ["Transfer-Encoding: chunked, identity"], isPlain: false), false),
        (Form(lines: ["Transfer-Encoding: identity, chunked"], isPlain: false), false),
        (Form(lines: ["Transfer-Encoding: chunked", "Transfer-Encoding: x"], isPlain: false), false),
        (Form(lines: ["Transfer-Encoding : chunked"], isPlain: false), false),
        (Form(lines: ["Transfer-Encoding:\u{B}chunked"], isPlain: false), false),
        (Form(lines: ["X: y\nTransfer-Encoding: chunked"], isPlain: false), false),
        (Form(lines: ["Transfer-Encoding\r\n : chunked"], isPlain: false), false),
        (Form(lines: ["Transfer-Encoding: \"chunked\""], isPlain: false), false),
    ]

    /// The rules once more, written down apart from the parser.
    private static func expected(
        _ length: (form: Form, value: Int?),
        _ coding: (form: Form, isChunked: Bool),
        _ version: String
    )
        -> [String]
    {
        let isBoth = !length.form.lines.isEmpty && !coding.form.lines.isEmpty
        let isOldChunked = coding.isChunked && version == "1.0"
        guard length.form.isPlain, coding.form.isPlain, !isBoth, !isOldChunked else { return ["400"] }
        let body = coding.isChunked ? "" : String(payload.prefix(bytes: length.value ?? 0))
        let used = coding.isChunked ? 5 : length.value ?? 0
        let first = "200 \(body)"
        if version == "1.0" { return [first] }
        switch used {
        case 5: return [first, "200 path|smuggled", "200 path|probe"]
        case payload.utf8.count: return [first, "200 path|probe"]
        default: return [first, "400"]
        }
    }

    @Test(arguments: ["1.1", "1.0"])
    func `only one plain way to give a length is understood`(version: String) async throws {
        try await LiveServer.with { live async throws in
            for length in Self.lengths {
                for coding in Self.codings {
                    for lines in [length.form.lines + coding.form.lines, coding.form.lines + length.form.lines] {
                        let head = ["POST /echo HTTP/\(version)", "Host: a"] + lines + ["", ""]
                        let bytes = Array((head.joined(separator: "\r\n") + Self.payload).utf8) + RawCase.probe
                        let answers = try await live.exchange(bytes).map { response in
                            response.status == 200 ? "200 \(response.text)" : "\(response.status)"
                        }
                        #expect(answers == Self.expected(length, coding, version), "\(lines)")
                    }
                }
            }
        }
    }
}

extension String {
    fileprivate func prefix(bytes count: Int) -> String { String(decoding: Array(utf8.prefix(count)), as: UTF8.self) }
}
