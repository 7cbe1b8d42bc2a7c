import ArgumentParser
import Foundation

/// Which hub a command speaks to, and as whom.
struct ServerOption: ParsableArguments {
    @Option(help: ArgumentHelp("Address of the hub, such as http://127.0.0.1:8080; or HUB_URL.", valueName: "url"))
    var url: String?

    @Option(
        help: ArgumentHelp(
            "Token to call with; or HUB_TOKEN, which other users of the machine can't read from the list of processes.",
            valueName: "token"
        )
    )
    var token: String?

    /// - Throws: `usage` when either is missing or no address.
    func client() throws -> HubClient {
        let environment = ProcessInfo.processInfo.environment
        guard let text = url ?? environment["HUB_URL"] else { throw CommandFailure(.usage, "name the hub with --url") }
        guard let address = URL(string: text), ["http", "https"].contains(address.scheme ?? ""), address.host != nil
        else {
            throw CommandFailure(.usage, "\(text) is no address such as http://127.0.0.1:8080")
        }
        guard let token = token ?? environment["HUB_TOKEN"] else {
            throw CommandFailure(.usage, "give a token with --token or HUB_TOKEN")
        }
        return HubClient(address: address, token: token)
    }
}
