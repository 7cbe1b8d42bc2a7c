import Foundation
import HubDomain
import HubJSON
import HubTestSupport
import Testing

/// The walk through the workflow that people read is one that works, call by call.
struct TutorialTests {
    @Test(.timeLimit(.minutes(10)))
    func `every call of the tutorial is answered as it says`() async throws {
        let reader = try await TutorialReader()
        for (line, step) in try Tutorial().steps {
            do {
                try await reader.take(step)
            } catch {
                throw HarnessFailure("docs/tutorial.md, line \(line): \(error)")
            }
        }
        #expect(await reader.taken > 30)
        for command in [["audit", "verify"], ["sla", "verify"], ["kpi", "rebuild", "--verify"]] {
            let result = try await Program.run(command + ["--data-dir", reader.folder.path])
            #expect(result.status == 0, "\(command): \(result.output)\(result.error)")
        }
    }
}

/// Somebody who works through the tutorial with a hub of their own.
private actor TutorialReader {
    nonisolated let folder: HubFolder
    private let hub: BootedHub
    private let configuration: ConfigurationCopy
    private let tokens: [String: String]
    private var names: [String: String] = [:]
    private(set) var taken = 0

    init() async throws {
        folder = try await HubFolder()
        configuration = try ConfigurationCopy(at: folder.beside("config"))
        tokens = [
            "ada": try await folder.token(for: "ada@example.com", name: "Ada Field", roles: "requester"),
            "pam": try await folder.token(for: "pam@example.com", name: "Pam Okoye", roles: "producer"),
            "rex": try await folder.token(for: "rex@example.com", name: "Rex Lund", roles: "reviewer"),
            "ann": try await folder.token(for: "ann@example.com", name: "Ann Shore", roles: "approver"),
            "lee": try await folder.token(for: "lee@example.com", name: "Lee Marsh", roles: "lead"),
        ]
        hub = try await BootedHub.boot(folder)
    }

    func take(_ step: Tutorial.Step) async throws {
        switch step {
        case .call(let call, let isRepeated): try await take(call, isRepeated)
        case .follow(let person, let action): try await follow(person, action)
        case .edit(let file, let old, let new): try configuration.edit(file, old, to: new)
        case .shell(let words):
            let arguments = words.dropFirst().map { $0 == "config/" ? configuration.path : $0 }
            let result = try await Program.run(arguments + ["--data-dir", folder.path])
            guard result.status == 0 else { throw HarnessFailure("\(words): \(result.output)\(result.error)") }
        }
        taken += 1
    }

    private func take(_ call: Tutorial.Call, _ isRepeated: Bool) async throws {
        var problem = try await self.problem(with: call)
        if problem != nil, isRepeated {
            do {
                try await Deadline.wait("\(call.method) \(call.path) answers as told") {
                    problem = try await self.problem(with: call)
                    return problem == nil
                }
            } catch let error as HarnessFailure {
                throw HarnessFailure("\(error): \(problem ?? "")")
            }
        }
        if let problem { throw HarnessFailure("\(call.method) \(call.path): \(problem)") }
    }

    private func problem(with call: Tutorial.Call) async throws -> String? {
        let body = try call.body.map { try JSONParser.parse(Array(try text(of: $0).utf8)) }
        let path = filled(call.path)
        let answer = try await hub.client.send(call.method, path, token: tokens[call.person], body: body)
        guard answer.status == call.status else { return "\(answer.status) \(answer.text)" }
        guard call.expected != nil || !call.captures.isEmpty else { return nil }
        let found = try answer.json()
        let wanted = try call.expected.map { try JSONParser.parse(Array(filled($0.text()).utf8)) }
        if let lack = wanted.flatMap({ found.lack(of: $0) }) { return lack }
        for (name, pointer) in call.captures {
            guard let value = found.value(at: pointer) else { return "nothing at \(pointer): \(answer.text)" }
            names[name] = value.string ?? value.text()
        }
        return nil
    }

    private func follow(_ person: String, _ action: String) async throws {
        let desk = ReviewDesk(hub: hub, key: names["key"] ?? "", approver: tokens["ann"])
        let token = tokens[person] ?? ""
        try await desk.perform(action, as: token, mending: token)
    }

    private func text(of body: String) throws -> String {
        guard body.hasPrefix("@") else { return filled(body) }
        let file = Tutorial.root.appending(path: String(body.dropFirst()))
        return filled(try String(contentsOf: file, encoding: .utf8))
    }

    private func filled(_ text: String) -> String {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let known = names.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
        let seconds = (1...60).reduce(known) { text, count in
            text.contains("{{+\(count)s}}")
                ? text.replacing("{{+\(count)s}}", with: (now + .seconds(Int64(count))).rfc3339) : text
        }
        return BriefFixture.replacingPlaceholders(in: seconds, at: now)
    }
}
