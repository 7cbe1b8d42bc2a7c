import Testing

@testable import HubAPI

@Suite struct MultipartParserTests {
    private static let form =
        "preamble, ignored\r\n--x y\r\nContent-Disposition: form-data; name=\"personalData\"\r\n\r\ntrue\r\n"
        + "--x y  \r\ncontent-type: text/plain; charset=utf-8\r\n"
        + "CONTENT-DISPOSITION: form-data; name=\"file\"; filename=\"a;b.txt\"; filename*=UTF-8''caf%C3%A9.txt\r\n\r\n"
        + "one\r\n--x\r\n\r\n--x yz\r\r\n\r\n--x y\r\nContent-Disposition: form-data; name=empty\r\n\r\n\r\n--x y--\r\nepilogue"

    private func parse(_ pieces: [[UInt8]], boundary: String = "x y") throws -> [String] {
        var parser = try #require(MultipartParser(boundary: boundary))
        var parts: [String] = []
        for piece in pieces {
            try parser.read(piece) { event in
                switch event {
                case .part(let disposition, let type):
                    parts.append(
                        "\(disposition.parameters["name"] ?? "?") \(disposition.text("filename") ?? "-") \(type ?? "-"): "
                    )
                case .data(let bytes): parts[parts.count - 1] += String(decoding: bytes, as: UTF8.self)
                case .end: parts[parts.count - 1] += "|"
                }
            }
        }
        try parser.finish()
        return parts
    }

    private static let wanted = [
        "personalData - -: true|", "file café.txt text/plain; charset=utf-8: one\r\n--x\r\n\r\n--x yz\r\r\n|",
        "empty - -: |",
    ]

    @Test func `a form is taken apart`() throws {
        // "--x yz" is content: a delimiter is followed by its own end of line only in this form's other boundary.
        #expect(throws: MultipartParser.Fault.self) { try parse([Array(Self.form.utf8)]) }
        let form = Self.form.replacing("--x yz", with: "--x z")
        #expect(try parse([Array(form.utf8)]) == Self.wanted.map { $0.replacing("--x yz", with: "--x z") })
    }

    @Test func `however it is split, a form is the same`() throws {
        let bytes = Array(Self.form.replacing("--x yz", with: "--x z").utf8)
        let wanted = try parse([bytes])
        for size in 1...60 {
            for first in 1...size {
                var pieces = [Array(bytes.prefix(first))]
                var rest = bytes.dropFirst(first)
                while !rest.isEmpty {
                    pieces.append(Array(rest.prefix(size)))
                    rest = rest.dropFirst(size)
                }
                #expect(try parse(pieces) == wanted, "\(first) and pieces of \(size)")
            }
        }
    }

    @Test(arguments: [
        "", "--x", "--x\r\n", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nno end", "--x--", "--xContent",
        "--x\r\nContent-Disposition: attachment; name=a\r\n\r\n\r\n--x--", "--x\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition form-data\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--",
    ]) func `a broken form is told or has no parts`(_ text: String) throws {
        var parser = try #require(MultipartParser(boundary: "x"))
        var parts = 0
        do {
            try parser.read(Array(text.utf8)) { if case .part = $0 { parts += 1 } }
            try parser.finish()
            #expect(parts == 0)
        } catch let fault as MultipartParser.Fault {
            #expect(!fault.detail.isEmpty)
        }
    }

    @Test func `endless headers and endless parts have a bound`() throws {
        var parser = try #require(MultipartParser(boundary: "x"))
        let long = "--x\r\nContent-Disposition: form-data; name=\"" + String(repeating: "a", count: 9_000)
        #expect(throws: MultipartParser.Fault.self) { try parser.read(Array(long.utf8)) { _ in } }
        var many = try #require(MultipartParser(boundary: "x"))
        let part = "\r\n--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1"
        #expect(throws: MultipartParser.Fault.self) {
            try many.read(Array(String(repeating: part, count: 51).utf8)) { _ in }
        }
    }

    @Test(arguments: ["", String(repeating: "x", count: 71), "a\u{7F}", "ä", "x "])
    func `a boundary that is none is refused`(_ boundary: String) {
        #expect(MultipartParser(boundary: boundary) == nil)
    }

    @Test func `parameters are read in every form that is sent`() {
        #expect(ParameterList("attachment; filename=\"a\\\"b.txt\"")?.text("filename") == "a\"b.txt")
        #expect(ParameterList("attachment; filename=\"C:\\path\\b.txt\"")?.text("filename") == "C:\\path\\b.txt")
        #expect(ParameterList("form-data; NAME=file ; x=\"1;2\"")?.parameters == ["name": "file", "x": "1;2"])
        #expect(ParameterList("a; filename*=UTF-8'en'%e2%82%ac; filename=e")?.text("filename") == "€")
        #expect(ParameterList("a; filename*=ISO-8859-1''%e9; filename=e")?.text("filename") == "e")
        #expect(ParameterList("a; filename*=UTF-8''%ff; filename=e")?.text("filename") == "e")
        for broken in ["a; b", "a; b=\"c", "a; b=c; b=d", "a; =b", "a; b=\"c\"d"] {
            #expect(ParameterList(broken) == nil)
        }
    }
}
