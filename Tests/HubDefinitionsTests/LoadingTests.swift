import Foundation
import HubDefinitions
import HubDomain
import Testing

/// What is said about whole configurations.
struct LoadingTests {
    private func problems(directory: String) -> [String] {
        do throws(DefinitionProblems) {
            _ = try DefinitionSet.load(directory: directory)
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    /// Copies the small configuration into a folder of its own and gives the folder to `body`.
    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "definitions-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: URL(filePath: SmallConfiguration.directory), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test func `a folder loads like its files`() throws {
        let set = try DefinitionSet.load(directory: SmallConfiguration.directory)
        let files = try DefinitionSet.load(files: SmallConfiguration().files)
        #expect(set.definitions.map(\.canonicalBytes) == files.definitions.map(\.canonicalBytes))
        #expect(set.definitions.map(\.file).contains(SmallConfiguration.directory + "/services/poster.yaml"))
    }

    @Test func `every problem of every file is named at once, in order`() throws {
        var configuration = try SmallConfiguration()
        try configuration.replace("currency: EUR", with: "currency: Euro", in: SmallConfiguration.division)
        try configuration.replace("fiscalYearStart: \"--04-01\"", with: "fiscal: x", in: SmallConfiguration.division)
        try configuration.replace("shore: onshore", with: "shore: home", in: SmallConfiguration.team)
        try configuration.replace("say: \"Print in time\"", with: "say: \"\"", in: SmallConfiguration.service)
        #expect(
            configuration.problems().map(\.description) == [
                "divisions/sales.yaml:2:1: `fiscalYearStart` is missing",
                "divisions/sales.yaml:6:11: `Euro` is no ISO 4217 code such as EUR",
                "divisions/sales.yaml:9:1: unknown key `fiscal` in a division; did you mean `fiscalYearStart`?",
                "services/poster.yaml:34:81: the text is empty",
                "teams/makers.yaml:6:8: `home` is not known here; known: nearshore, offshore, onshore",
            ]
        )
    }

    @Test func `a broken field of the brief doesn't make the services wrong that name it`() throws {
        var configuration = try SmallConfiguration()
        try configuration.replace(
            "{one-of: [countries, [DE, NO]]}",
            with: "{equals: [claims, true]}",
            in: SmallConfiguration.service
        )
        try configuration.replace(
            "{id: claims, type: boolean",
            with: "{id: claims, type: bool",
            in: SmallConfiguration.brief
        )
        #expect(configuration.problems().map(\.file) == [SmallConfiguration.brief])
    }

    @Test func `a broken workflow doesn't make the stages of others wrong`() throws {
        var configuration = try SmallConfiguration()
        try configuration.replace(
            "name: Build, category: production",
            with: "name: Build",
            in: SmallConfiguration.workflow
        )
        #expect(Set(configuration.problems().map(\.file)) == [SmallConfiguration.workflow])
    }

    @Test func `a configuration needs a brief and a workflow`() throws {
        var configuration = try SmallConfiguration()
        configuration.set(SmallConfiguration.brief, nil)
        configuration.set(SmallConfiguration.workflow, nil)
        let dependents = [
            SmallConfiguration.service, SmallConfiguration.policy, SmallConfiguration.vendor, SmallConfiguration.freeze,
            SmallConfiguration.price, SmallConfiguration.rateCard,
        ]
        for path in dependents { configuration.set(path, nil) }
        #expect(
            configuration.problems().map(\.description) == [
                "briefs: there is no common brief: one file is wanted",
                "workflows: there is no workflow: at least one file is wanted",
            ]
        )
    }

    @Test func `a second brief, an unknown folder and a foreign file are named`() throws {
        var configuration = try SmallConfiguration()
        configuration.set("briefs/second.yaml", configuration.text(SmallConfiguration.brief))
        configuration.set("servces/poster.yaml", configuration.text(SmallConfiguration.service))
        configuration.set("notes.txt", "hello")
        let problems = configuration.problems().map(\.description)
        #expect(
            problems.contains("briefs/second.yaml: there is only one common brief, the other is briefs/campaign.yaml")
        )
        #expect(problems.contains("servces/poster.yaml: unknown folder `servces`; did you mean `services`?"))
        #expect(problems.contains { $0.hasPrefix("notes.txt: is no definition") })
    }

    @Test func `a file that is given twice is named`() throws {
        let files = try SmallConfiguration().files
        let error = try #require(throws: DefinitionProblems.self) { try DefinitionSet.load(files: files + [files[0]]) }
        #expect(error.problems.map(\.message).contains("the file is given twice"))
    }

    @Test func `an empty file, one of comments only and one without a mapping are refused`() throws {
        for text in ["", "# nothing yet\n", "- poster\n", "poster\n"] {
            var configuration = try SmallConfiguration()
            configuration.set(SmallConfiguration.service, text)
            let problems = configuration.problems()
            #expect(problems.map(\.file) == [SmallConfiguration.service])
            #expect(problems.first?.message.hasPrefix("a service must be a mapping") == true)
        }
    }

    @Test func `a file that would grow to billions of values is refused at once`() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        var configuration = try SmallConfiguration()
        configuration.set(SmallConfiguration.service, text)
        let problems = configuration.problems()
        #expect(problems.filter { $0.message.hasPrefix("anchors (&)") }.count == 13)
    }

    @Test func `deep nesting and a large file are refused`() throws {
        var configuration = try SmallConfiguration()
        let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        try configuration.replace("\"one poster\"", with: deep, in: SmallConfiguration.service)
        #expect(configuration.problems().contains { $0.line == 5 && $0.message.contains("nested more than 40 deep") })
        configuration.set(SmallConfiguration.service, "# " + String(repeating: "x", count: 1_100_000))
        #expect(configuration.problems().map(\.message) == ["the file is larger than 1048576 bytes"])
    }

    @Test func `lines end as they do on any system`() throws {
        var configuration = try SmallConfiguration()
        try configuration.replace("currency: EUR", with: "currency: Euro", in: SmallConfiguration.division)
        let text = configuration.text(SmallConfiguration.division).replacing("\n", with: "\r\n")
        configuration.set(SmallConfiguration.division, "\u{FEFF}" + text)
        #expect(configuration.problems().map(\.line) == [6])
    }

    @Test func `rules may name every value of the hub`() throws {
        for name in AnswerScope.builtInNames.subtracting(["division"]).union(["division.key"]) {
            var configuration = try SmallConfiguration()
            let rule = "{present: \(name)}"
            try configuration.replace("{one-of: [countries, [DE, NO]]}", with: rule, in: SmallConfiguration.service)
            #expect(configuration.problems() == [], "\(name)")
        }
    }

    @Test func `a missing folder is named`() {
        #expect(problems(directory: "/nonexistent/config") == ["/nonexistent/config: the folder can't be read"])
    }

    @Test func `what doesn't belong into a configuration folder is named`() throws {
        try inFolder { folder in
            try Data("key: x".utf8).write(to: folder.appending(path: "services/x.yml"))
            try Data([0x6B, 0xFF]).write(to: folder.appending(path: "services/y.yaml"))
            try Data("key: z".utf8).write(to: folder.appending(path: "z.yaml"))
            try Data("server: {}".utf8).write(to: folder.appending(path: "hub.yaml"))
            try Data("notes".utf8).write(to: folder.appending(path: "README.md"))
            try Data("swap".utf8).write(to: folder.appending(path: "services/.poster.yaml.swp"))
            try FileManager.default.createDirectory(
                at: folder.appending(path: "team"),
                withIntermediateDirectories: false
            )
            let path = folder.path(percentEncoded: false)
            #expect(
                problems(directory: path) == [
                    "\(path)/services/x.yml: is no definition: only files ending in .yaml are read",
                    "\(path)/services/y.yaml: is not UTF-8 text",
                    "\(path)/team: unknown folder; did you mean `teams`?",
                    "\(path)/z.yaml: definitions lie in folders: "
                        + DefinitionKind.allCases.map(\.folder).sorted().joined(separator: ", "),
                ]
            )
        }
    }
}
