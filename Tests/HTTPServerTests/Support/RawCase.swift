import Testing

/// A request as raw bytes, and the class of answer that it must get.
struct RawCase: Sendable, CustomTestStringConvertible {
    struct Expectation: Sendable {
        let statuses: [Int]
        /// Otherwise the connection closes, and nothing behind these answers is answered.
        let goesOn: Bool

        static func answered(_ statuses: [Int]) -> Expectation { Expectation(statuses: statuses, goesOn: true) }

        static func closes(_ statuses: [Int]) -> Expectation { Expectation(statuses: statuses, goesOn: false) }
    }

    let name: String
    let source: String
    let bytes: [UInt8]
    let expectation: Expectation

    init(_ name: String, _ source: String, _ text: String, _ expectation: Expectation) {
        self.init(name, source, Array(text.utf8), expectation)
    }

    init(_ name: String, _ source: String, _ bytes: [UInt8], _ expectation: Expectation) {
        self.name = name
        self.source = source
        self.bytes = bytes
        self.expectation = expectation
    }

    var testDescription: String { "\(name) (\(source))" }

    static func refused(_ status: Int) -> Expectation { .closes([status]) }

    /// Follows every case: answered only when the connection goes on.
    static let probe = Array("GET /path/probe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".utf8)

    static let all = requestLines + targets + fields + hosts + framing + chunks + semantics
}
