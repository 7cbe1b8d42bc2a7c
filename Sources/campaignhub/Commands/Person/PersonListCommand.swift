import ArgumentParser
import HubDomain
import HubOperations
import HubStore

struct PersonListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List everybody, in the order they were added.",
        discussion: """
            Somebody deactivated is listed too.

                campaignhub person list --data-dir ./hub-data --json
            """
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var json: JSONFlag

    func run() async throws {
        let people = try await OpenHub.with(data.directory) { hub in try await hub.everybody() }
        PersonList(people: people).print(asJSON: json.isOn)
    }
}

extension Hub {
    /// Every person, in the order they were added.
    func everybody() async throws -> [Person] {
        var found: [Person] = []
        var last: String?
        repeat {
            let page = try await people(PageRequest(limit: 200, after: last))
            found += page.items
            last = page.next
        } while last != nil
        return found
    }
}
