import Foundation
import HubJSON
import Testing

struct ApplyTests {
    @Test
    func `every problem of broken definitions is listed with file, line and column, and nothing is taken over`()
        async throws
    {
        let folder = try await HubFolder()
        let configuration = try ConfigurationCopy(at: folder.beside("config"))
        try configuration.edit("services/landing-page.yaml", "kind: production\n", to: "kind: producing\n")
        try configuration.edit("divisions/consumer.yaml", "key: consumer\n", to: "key: consumer\nkey: consumer\n")
        for option in [["--dry-run"], []] {
            let result = try await Program.run(
                ["apply", "--data-dir", folder.path, "--config", configuration.path] + option
            )
            #expect(result.status == 1)
            #expect(result.output.isEmpty)
            #expect(result.error.contains(#/services/landing-page\.yaml:\d+:\d+: /#))
            #expect(result.error.contains(#/divisions/consumer\.yaml:\d+:\d+: /#))
        }
        let shipped = try await folder.run("apply", "--dry-run")
        #expect(shipped.line.hasSuffix("24 unchanged. Dry run: nothing was changed."))
    }

    @Test
    func `a dry run shows what applying does, and applying does it once`() async throws {
        let folder = try await HubFolder()
        let configuration = try ConfigurationCopy(at: folder.beside("config"))
        try configuration.edit("services/landing-page.yaml", "name: Landing page\n", to: "name: Web page\n")
        let apply = ["apply", "--data-dir", folder.path, "--config", configuration.path]
        let expected = """
            changed service landing-page: version 2
                /name: "Landing page" → "Web page"
            1 changed, 23 unchanged
            """
        let dryRun = try await Program.run(apply + ["--dry-run"])
        #expect(dryRun.output == expected + ". Dry run: nothing was changed.\n")
        #expect(try await Program.run(apply + ["--dry-run"]).output == dryRun.output)
        #expect(try await Program.run(apply + ["--reason", "Plain words"]).output == expected + ".\n")
        #expect(try await Program.run(apply).output == "24 unchanged.\n")
    }

    @Test
    func `machines read the same as JSON`() async throws {
        let folder = try await HubFolder()
        let configuration = try ConfigurationCopy(at: folder.beside("config"))
        try configuration.edit("services/landing-page.yaml", "name: Landing page\n", to: "name: Web page\n")
        let result = try await folder.run("apply", "--config", configuration.path, "--dry-run", "--json")
        let answer = try JSONParser.parse(Array(result.output.utf8))
        #expect(answer["dryRun"] == true)
        let changed = answer["definitions"]?.array?.filter { $0["outcome"] != "unchanged" }
        #expect(
            changed == [
                [
                    "kind": "service", "key": "landing-page", "outcome": "changed", "version": 2,
                    "changes": [["pointer": "/name", "before": "Landing page", "after": "Web page"]],
                ]
            ]
        )
    }
}
