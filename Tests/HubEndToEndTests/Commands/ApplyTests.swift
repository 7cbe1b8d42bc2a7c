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
        #expect(shipped.line.hasSuffix("30 unchanged. Dry run: nothing was changed."))
    }

    @Test
    func `a dry run shows what applying does, and applying does it once`() async throws {
        let folder = try await HubFolder()
        let configuration = try ConfigurationCopy(at: folder.beside("config"))
        try configuration.edit("services/landing-page.yaml", "name: Landing page\n", to: "name: Web page\n")
        let apply = ["apply", "--data-dir", folder.path, "--config", configuration.path]
        let expected = """
            changed service landing-page: version 2
                name: "Landing page" → "Web page"
            1 changed, 29 unchanged
            """
        let dryRun = try await Program.run(apply + ["--dry-run"])
        #expect(dryRun.output == expected + ". Dry run: nothing was changed.\n")
        #expect(try await Program.run(apply + ["--dry-run"]).output == dryRun.output)
        #expect(try await Program.run(apply + ["--reason", "Plain words"]).output == expected + ".\n")
        #expect(try await Program.run(apply).output == "30 unchanged.\n")
    }

    @Test
    func `what was made through the API is refused with status 3 until it may be overwritten`() async throws {
        let folder = try await HubFolder()
        let hub = try await BootedHub.boot(folder)
        let path = "/v1/divisions/consumer"
        let shown = try await hub.client.get(path, token: folder.adminToken)
        let division = try JSONParser.parse(shown.body)["definition"]?.applying(mergePatch: ["name": "Households"])
        let put = try await hub.client.send(
            "PUT",
            path + "?reason=New%20name",
            token: folder.adminToken,
            body: division
        )
        #expect(put.status == 200)
        for option in [["--dry-run"], []] {
            let result = try await Program.run(["apply", "--data-dir", folder.path] + option)
            #expect(result.status == 3)
            #expect(result.output.contains("kept division consumer: version 2 was made through the API"))
            #expect(result.output.contains("    name: \"Households\" → \"Consumer\"\n"))
            #expect(!result.output.contains("\u{1B}"))
            #expect(result.error.contains("division consumer"))
        }
        let forced = try await folder.run("apply", "--overwrite")
        #expect(forced.status == 0)
        #expect(forced.output.contains("changed division consumer: version 3"))
        #expect(try await folder.run("apply").status == 0)
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
                    "changes": [
                        ["pointer": "/name", "place": "name", "before": "Landing page", "after": "Web page"]
                    ],
                ]
            ]
        )
    }
}
