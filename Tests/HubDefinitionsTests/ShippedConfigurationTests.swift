import Foundation
import HubDefinitions
import HubDomain
import HubJSON
import Testing

/// The definitions that come with the hub.
struct ShippedConfigurationTests {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "config").path(percentEncoded: false)

    @Test func `the shipped configuration loads without problems`() throws {
        let set = try DefinitionSet.load(directory: Self.directory)
        #expect(set.services.count >= 8)
        #expect(set.workflows["campaign-production"] != nil)
    }
}
