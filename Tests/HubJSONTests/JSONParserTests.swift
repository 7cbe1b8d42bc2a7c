import HubJSON
import Testing

@Suite struct JSONParserTests {
    private func failure(_ bytes: [UInt8]) -> JSONError? {
        do {
            _ = try JSONParser.parse(bytes)
            return nil
        } catch {
            return error
        }
    }

    private func failure(_ text: String) -> JSONError? { failure(Array(text.utf8)) }

    @Test func `every input at the edges is judged as Python's json module judges it`() {
        for (text, expected) in TrickyInputs.texts {
            #expect((try? JSONParser.parse(text))?.text() == expected, "\(text)")
        }
        for (hex, expected) in TrickyInputs.bytes {
            let value = try? JSONParser.parse(Self.bytes(hex))
            #expect(value.map { Self.hex($0.text()) } == expected, "\(hex)")
        }
    }

    @Test func `sixty-four levels are read and one more is not`() throws {
        let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(try JSONParser.parse(deep).text() == deep)
        let deeper = failure("[" + deep + "]")
        #expect(deeper?.kind == .tooDeep)
        #expect(deeper?.column == 65)
        #expect(failure([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))?.kind == .tooDeep)
        #expect(throws: JSONError.self) { try JSONParser.parse("[[1]]", limits: JSONLimits(depth: 1)) }
    }

    @Test(arguments: [
        ("", 1, 1), ("[1,]", 1, 4), ("{\n  \"a\": 1,\n  \"b\" 2\n}", 3, 7), ("[1,\r\n 2,\r\n x]", 3, 2),
        ("[\"é😀\", x]", 1, 8), ("{\"a\":\n\n\n  tru}", 4, 3), ("[\"abc", 1, 2), ("[1] 2", 1, 5), ("\"\\ud800\"", 1, 2),
        ("[\"a\nb\"]", 1, 4), ("[1e400]", 1, 2), ("{\"a\":1, \"a\":2}", 1, 9),
    ])
    func `a fault is found at its line and column, in characters`(_ text: String, _ line: Int, _ column: Int) throws {
        let error = try #require(failure(text))
        #expect([error.line, error.column] == [line, column])
    }

    @Test func `the column of broken UTF-8 counts the whole characters before it`() throws {
        let error = try #require(failure(Array("[\"é😀".utf8) + [0xFF] + Array("\"]".utf8)))
        #expect(error.kind == .encoding)
        #expect(error.column == 5)
    }

    @Test(arguments: [
        (#"{"a": [0, {"b/c": {"d": 1, "d": 2}}]}"#, JSONError.Kind.duplicateKey, "/a/1/b~1c/d"),
        (#"[{"x": "a\u0000"}]"#, .nulCharacter, "/0/x"), (#"{"n": [1, 1e999]}"#, .numberRange, "/n/1"),
        (#"{"a": {"b": }}"#, .syntax, "/a/b"),
    ])
    func `a fault names the value it lies in`(_ text: String, _ kind: JSONError.Kind, _ pointer: String) throws {
        let error = try #require(failure(text))
        #expect(error.kind == kind)
        #expect(error.pointer.description == pointer)
    }

    @Test func `messages are plain sentences`() {
        #expect(
            failure("[1 2]")?.description
                == "Found '2'. A comma or the closing bracket of the array is expected. (line 1, column 4)"
        )
        #expect(failure("{\"a\": 1")?.message.hasPrefix("The text ends too early.") == true)
        #expect(failure("\u{FEFF}1")?.message.contains("byte order mark") == true)
        #expect(failure("{\"k\":1,\"k\":2}")?.message == "The member \"k\" appears twice in one object.")
    }

    @Test func `a name is found twice among very many, and many names are read quickly`() throws {
        let members = (0..<50_000).map { "\"key\($0)\":\($0)" }
        let value = try JSONParser.parse("{" + members.joined(separator: ",") + "}")
        #expect(value.object?.count == 50_000)
        let error = try #require(failure("{" + members.joined(separator: ",") + ",\"key25000\":1}"))
        #expect(error.kind == .duplicateKey)
        for count in 14...19 {
            let few = members.prefix(count).joined(separator: ",")
            #expect(failure("{\(few),\"key3\":0}")?.kind == .duplicateKey)
            #expect(failure("{\(few)}") == nil)
        }
    }

    @Test func `every cut of a document is refused`() throws {
        let document = Array(#"{"a":[1.5e3,"é\u00e9\n",true,null,{"b":-0}],"c":"😀"}"#.utf8)
        #expect(failure(document) == nil)
        for end in document.indices { #expect(failure(Array(document[..<end])) != nil, "cut at \(end)") }
    }

    @Test func `no damaged document traps, and whatever is still read can be written and read again`() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<3_000 {
            var bytes = random.value().encoded(Bool.random(using: &random) ? .pretty : .compact)
            for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard let value = try? JSONParser.parse(bytes) else { continue }
            #expect(try JSONParser.parse(value.encoded()) == value)
        }
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex.utf8)
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0..<($0 + 2)], as: UTF8.self), radix: 16)
        }
    }

    private static func hex(_ text: String) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
