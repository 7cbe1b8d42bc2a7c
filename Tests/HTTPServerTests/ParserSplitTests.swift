import HTTPTypes
import Testing

@testable import HTTPServer

@Suite struct ParserSplitTests {
    @Test(arguments: RawCase.all)
    func `bytes one by one give the same steps as all at once`(raw: RawCase) {
        let bytes = raw.bytes + RawCase.probe
        let whole = ParserTrace.events([bytes])
        #expect(ParserTrace.events(bytes.map { [$0] }) == whole)
        #expect(!whole.isEmpty)
    }

    @Test func `random splits of random sequences give the same steps as all at once`() {
        var generator = SeededGenerator(seed: 9112)
        for _ in 0..<600 {
            let cases = (0..<Int.random(in: 1...5, using: &generator)).compactMap { _ in
                RawCase.all.randomElement(using: &generator)
            }
            let bytes = cases.flatMap(\.bytes)
            let cuts = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                Int.random(in: 0...bytes.count, using: &generator)
            }
            let pieces = ParserTrace.split(bytes, at: cuts)
            #expect(ParserTrace.events(pieces) == ParserTrace.events([bytes]))
        }
    }

    @Test func `damaged requests give the same steps however they are split`() {
        var generator = SeededGenerator(seed: 9110)
        let interesting: [UInt8] = [0, 9, 10, 13, 32, 37, 43, 44, 58, 59, 128, 255]
        for _ in 0..<3000 {
            guard var bytes = RawCase.all.randomElement(using: &generator)?.bytes, !bytes.isEmpty else { continue }
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[place] = interesting.randomElement(using: &generator) ?? 0
            }
            let cut = Int.random(in: 0...bytes.count, using: &generator)
            #expect(ParserTrace.events(ParserTrace.split(bytes, at: [cut])) == ParserTrace.events([bytes]))
        }
    }

    @Test func `a head is read field by field`() throws {
        let text = "POST /a/%62?c=d+e HTTP/1.1\r\nHost: example.com\r\nX-One:  1 \r\nTransfer-Encoding: chunked\r\n\r\n"
        let events = ParserTrace.events([Array((text + "2;x\r\nhi\r\n0\r\nT: u\r\n\r\n").utf8)])
        guard case .head(let head) = try #require(events.first) else {
            Issue.record("no head: \(events)")
            return
        }
        #expect(head.method == .post)
        #expect(head.target.segments == ["a", "b"])
        #expect(head.target.query == [QueryItem(name: "c", value: "d e")])
        #expect(head.authority == "example.com")
        #expect(head.fields.map(\.value) == ["1", "chunked"])
        #expect(head.framing == .chunked)
        #expect(events.dropFirst() == [.data(Array("hi".utf8)), .end])
    }
}
