import ArgumentParser
import HubDomain
import HubJSON
import HubOperations

struct TokenListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List tokens, of everybody or of one person.",
        discussion: """
            The tokens themselves are shown when they are made and never again; their ids serve to revoke them.

                campaignhub token list --data-dir ./hub-data --person ada@example.com
            """
    )

    @OptionGroup var data: DataDirectoryOption

    @Option(help: ArgumentHelp("Address or id of the person.", valueName: "person"))
    var person: String?

    @OptionGroup var json: JSONFlag

    func run() async throws {
        let entries = try await OpenHub.with(data.directory) { hub in try await self.entries(of: hub) }
        let now = SystemClock().now()
        if json.isOn {
            Terminal.output.print(["items": .array(entries.map { $0.json(at: now) })] as JSONValue)
            return
        }
        var table = TextTable(header: ["ID", "PERSON", "NAME", "MADE", "EXPIRES", "STATE"])
        for entry in entries {
            let token = entry.token
            table.add(
                token.id,
                entry.email,
                token.name,
                token.createdAt.rfc3339,
                token.expiresAt?.rfc3339 ?? "never",
                entry.state(at: now)
            )
        }
        Terminal.output.print(table.text)
    }

    private func entries(of hub: Hub) async throws -> [Entry] {
        let people = if let person { [try await hub.person(person)] } else { try await hub.everybody() }
        var entries: [Entry] = []
        for person in people {
            entries += try await hub.tokens(of: person.id, for: .system).map { Entry(token: $0, email: person.email) }
        }
        return entries
    }

    private struct Entry {
        let token: Token
        let email: String

        func state(at now: Instant) -> String {
            if token.revokedAt != nil { return "revoked" }
            return token.isValid(at: now) ? "valid" : "expired"
        }

        func json(at now: Instant) -> JSONValue {
            [
                "id": .string(token.id),
                "person": .string(email),
                "name": .string(token.name),
                "createdAt": .string(token.createdAt.rfc3339),
                "expiresAt": token.expiresAt.map { .string($0.rfc3339) } ?? .null,
                "revokedAt": token.revokedAt.map { .string($0.rfc3339) } ?? .null,
                "state": .string(state(at: now)),
            ]
        }
    }
}
