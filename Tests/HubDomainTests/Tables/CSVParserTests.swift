import Foundation
import HubDomain
import HubJSON
import Testing

struct CSVParserTests {
    private struct Case {
        let text: String
        /// `nil` where the text is refused.
        let records: [[String]]?
    }

    /// Made by `scripts/oracles/csv_cases.py` with Python's csv module.
    private static func oracle() throws -> [Case] {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().appending(path: "../../../..").standardized
        let file = root.appending(path: "Tests/Fixtures/oracles/csv-cases.json")
        let document = try JSONParser.parse(Array(try Data(contentsOf: file)))
        return (document["cases"]?.array ?? []).map { entry in
            Case(
                text: entry["text"]?.string ?? "",
                records: entry["records"]?.array?.map { ($0.array ?? []).compactMap(\.string) }
            )
        }
    }

    private func records(_ pieces: [[UInt8]]) throws -> [CSVRecord] {
        var parser = CSVParser()
        var records: [CSVRecord] = []
        for piece in pieces { records += try parser.read(piece) }
        return try records + parser.finish()
    }

    private func records(_ text: String) throws -> [CSVRecord] { try records([Array(text.utf8)]) }

    private func fault(_ text: String) -> CSVFault? {
        do {
            _ = try records(text)
            return nil
        } catch {
            return error as? CSVFault
        }
    }

    @Test func `tables are read as Python's csv module reads them`() throws {
        let cases = try Self.oracle()
        #expect(cases.count == 600)
        for one in cases {
            if let wanted = one.records {
                #expect(try records(one.text).map(\.fields) == wanted, "\(one.text.debugDescription)")
            } else {
                #expect(fault(one.text) != nil, "\(one.text.debugDescription)")
            }
        }
    }

    @Test func `however it is split, a table is the same`() throws {
        for one in try Self.oracle() {
            let bytes = Array(one.text.utf8)
            let whole = try? records([bytes])
            #expect((try? records(bytes.map { [$0] })) == whole)
            for cut in bytes.indices { #expect((try? records([Array(bytes[..<cut]), Array(bytes[cut...])])) == whole) }
        }
    }

    @Test func `a record knows the line on which it begins`() throws {
        let text = "\u{FEFF}a,b\r\n\r\n\"1\r\n2\",x\n3,\"\n\n\"\n\n4,y"
        #expect(
            try records(text) == [
                CSVRecord(line: 1, fields: ["a", "b"]), CSVRecord(line: 3, fields: ["1\r\n2", "x"]),
                CSVRecord(line: 5, fields: ["3", "\n\n"]), CSVRecord(line: 9, fields: ["4", "y"]),
            ]
        )
        #expect(try records("").isEmpty)
        #expect(try records("\u{FEFF}").isEmpty)
        #expect(try records("\"\"").map(\.fields) == [[""]])
    }

    @Test(arguments: [
        ("a,b\nc,d\"e\n", 2, 4), ("a\n\"b\" ,c", 2, 4), ("a\n\"b\"c", 2, 4), ("a,b\n\n \"c\"", 3, 2),
        ("a,b\nü,文\"", 2, 4), ("a\nb,\"c\nd\n", 2, 3), ("\"", 1, 1), ("a\rb", 1, 3), ("a\r", 1, 3), ("\"a\nb\"x", 2, 3),
        ("a\u{0}b", 1, 2),
    ]) func `what is no CSV is told with its place`(_ text: String, _ line: Int, _ column: Int) {
        let fault = fault(text)
        #expect(fault?.line == line, "\(fault?.description ?? "none")")
        #expect(fault?.column == column, "\(fault?.description ?? "none")")
    }

    @Test func `other encodings are told`() {
        for bytes: [UInt8] in [
            [0xFF, 0xFE, 0x41, 0], [0xFE, 0xFF, 0, 0x41], [0x61, 0x2C, 0xE9, 0x0A], [0xEF, 0x41],
        ] {
            #expect(throws: CSVFault.self) { try records([bytes]) }
        }
        #expect(throws: CSVFault.self) { try records([[0xED, 0xA0, 0x80]]) }
    }

    @Test func `endless records and endless fields have a bound`() {
        var limits = CSVParser.Limits()
        limits.recordBytes = 10
        limits.fieldsPerRecord = 3
        var long = CSVParser(limits: limits)
        #expect(throws: CSVFault.self) { try long.read(Array("\"12345678901".utf8)) }
        var wide = CSVParser(limits: limits)
        #expect(throws: CSVFault.self) { try wide.read(Array("1,2,3,4,".utf8)) }
        var fitting = CSVParser(limits: limits)
        #expect(throws: Never.self) { try fitting.read(Array("1,2,3\n1234567890\n".utf8)) }
    }
}
