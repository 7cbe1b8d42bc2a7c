import Testing

@Suite(.enabled(if: StoreEdit.isPossible, "needs Python to edit a store"))
struct SchemaTests {
    @Test(arguments: [
        (
            "UPDATE schema_migrations SET checksum = 'x' WHERE number = 1",
            "migration 1 (events) was changed after it had been applied"
        ),
        (
            "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (99, 'later', 'x', 0)",
            "the store has schema 99"
        ),
    ])
    func `a changed or newer schema is refused with one clear line`(_ sql: String, _ reason: String) async throws {
        let folder = try await HubFolder()
        try await StoreEdit.run(sql, on: folder)
        for command in [["serve", "--port", "0"], ["migrate"], ["person", "list"]] {
            let result = try await Program.run(command + ["--data-dir", folder.path])
            #expect(result.status == 3)
            #expect(result.output.isEmpty)
            #expect(result.error.split(separator: "\n").count == 1)
            #expect(result.error.contains(reason))
        }
    }

    @Test
    func `an older schema is refused with the command that mends it`() async throws {
        let folder = try await HubFolder()
        try await StoreEdit.run(
            "DELETE FROM schema_migrations WHERE number = (SELECT MAX(number) FROM schema_migrations)",
            on: folder
        )
        let result = try await folder.run("serve", "--port", "0")
        #expect(result.status == 3)
        #expect(result.error.contains("campaignhub migrate --data-dir \(folder.path)"))
        let dryRun = try await folder.run("migrate", "--dry-run")
        #expect(dryRun.status == 0)
        #expect(dryRun.output.hasPrefix("would apply "))
    }

    @Test
    func `an up-to-date schema needs nothing`() async throws {
        let folder = try await HubFolder()
        let result = try await folder.run("migrate")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("The schema is up to date"))
    }
}
