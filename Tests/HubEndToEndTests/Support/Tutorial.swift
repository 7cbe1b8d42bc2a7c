import Foundation
import HubDomain
import HubJSON
import HubTestSupport

/// `docs/tutorial.md` as a list of steps that a test can take. Its blocks are:
///
/// - `call`: who, method and path; a body, or `@` and a file; the status and what the answer must hold at least; then
///   `= name /pointer` for what later blocks call `{name}`.
/// - `wait`: the same, again and again until it is so.
/// - `follow`: who performs an action, doing what `satisfy` says until no gate is unmet.
/// - `edit`: a file of the configuration, with lines that are replaced.
/// - `shell`: a command of the program.
struct Tutorial {
    enum Step {
        case call(Call, isRepeated: Bool)
        case follow(person: String, action: String)
        case edit(file: String, old: String, new: String)
        case shell([String])
    }

    struct Call {
        let person: String
        let method: String
        let path: String
        let body: String?
        let status: Int
        let expected: JSONValue?
        let captures: [(name: String, pointer: String)]
    }

    /// With the line of the page that each begins at.
    let steps: [(line: Int, step: Step)]

    static var root: URL {
        URL(filePath: #filePath).appending(path: "../../../..").standardized.resolvingSymlinksInPath()
    }

    init() throws {
        let page = try String(contentsOf: Self.root.appending(path: "docs/tutorial.md"), encoding: .utf8)
        var steps: [(line: Int, step: Step)] = []
        var block: (kind: String, line: Int, text: [String])?
        for (index, line) in page.components(separatedBy: "\n").enumerated() {
            if let open = block {
                if line == "```" {
                    if let step = try Self.step(open.kind, open.text) { steps.append((open.line, step)) }
                    block = nil
                } else {
                    block = (open.kind, open.line, open.text + [line])
                }
            } else if line.hasPrefix("```") {
                block = (String(line.dropFirst(3)), index + 1, [])
            }
        }
        self.steps = steps
    }

    private static func step(_ kind: String, _ text: [String]) throws -> Step? {
        let words = (text.first ?? "").split(separator: " ").map(String.init)
        switch kind {
        case "call", "wait": return .call(try call(words, Array(text.dropFirst())), isRepeated: kind == "wait")
        case "follow": return .follow(person: words[0], action: words[1])
        case "shell": return .shell(words)
        case "edit":
            let old = text.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
            let new = text.filter { $0.hasPrefix("+") }.map { String($0.dropFirst()) }
            return .edit(file: words[0], old: old.joined(separator: "\n"), new: new.joined(separator: "\n"))
        default: return nil
        }
    }

    private static func call(_ words: [String], _ rest: [String]) throws -> Call {
        guard words.count == 3,
            let answer = rest.firstIndex(where: { $0.prefix(3).allSatisfy(\.isNumber) && $0.count > 2 })
        else { throw HarnessFailure("the tutorial has a call without an answer: \(words)") }
        let body = rest[..<answer].joined(separator: "\n")
        let captured = rest.firstIndex { $0.hasPrefix("= ") } ?? rest.count
        let expected = String(rest[answer..<captured].joined(separator: "\n").dropFirst(3))
        return Call(
            person: words[0],
            method: words[1],
            path: words[2],
            body: body.isEmpty ? nil : body,
            status: Int(rest[answer].prefix(3)) ?? 0,
            expected: expected.allSatisfy(\.isWhitespace) ? nil : try JSONParser.parse(Array(expected.utf8)),
            captures: rest[captured...].map { line in
                let words = line.split(separator: " ").map(String.init)
                return (words[1], words[2])
            }
        )
    }
}

extension JSONValue {
    /// Where the value lacks what another one asks for; `nil` when it has it all. Objects may have more members, `"*"`
    /// stands for anything, and `"..."` at the beginning of a list says that it may have more elements.
    func lack(of wanted: JSONValue, at place: String = "") -> String? {
        if wanted == "*" { return nil }
        switch (self, wanted) {
        case (.object(let own), .object(let other)):
            return other.members.lazy.compactMap { name, value in
                (own[name] ?? .null).lack(of: value, at: "\(place)/\(name)")
            }
            .first
        case (.array(let own), .array(let other)) where other.first == "...":
            let missing = other.dropFirst().first { value in own.allSatisfy { $0.lack(of: value) != nil } }
            return missing.map { "\(place): no \($0.text()) in \(text().prefix(600))" }
        case (.array(let own), .array(let other)):
            guard own.count == other.count else { return "\(place): \(text())" }
            return zip(own, other).enumerated().lazy.compactMap { index, pair in
                pair.0.lack(of: pair.1, at: "\(place)/\(index)")
            }
            .first
        default: return self == wanted ? nil : "\(place): \(text().prefix(300)) instead of \(wanted.text())"
        }
    }

    func value(at pointer: String) -> JSONValue? {
        pointer.split(separator: "/").reduce(Optional(self)) { value, token in
            guard let value else { return nil }
            if let index = Int(token), let array = value.array {
                return array.indices.contains(index) ? array[index] : nil
            }
            return value[String(token)]
        }
    }
}
