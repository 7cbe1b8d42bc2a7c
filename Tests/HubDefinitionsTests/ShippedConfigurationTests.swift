import Foundation
import HubDefinitions
import HubDomain
import Testing

/// The definitions that come with the hub.
struct ShippedConfigurationTests {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "config").path(percentEncoded: false)

    @Test func `the shipped configuration loads without problems`() throws {
        let set = try DefinitionSet.load(directory: Self.directory)
        let services = [
            "content-translation", "data-list-import", "email-newsletter", "event-programme", "landing-page",
            "nurture-programme", "paid-social", "webinar-programme",
        ]
        #expect(Set(services).isSubset(of: set.services.keys))
        #expect(set.workflows["campaign-production"]?.stages.count == 10)
        #expect(set.teams.count >= 3)
        #expect(!set.brief.fields.isEmpty)
    }

    @Test func `every action with a meaning of its own is in the shipped workflow`() throws {
        let workflow = try #require(DefinitionSet.load(directory: Self.directory).workflows["campaign-production"])
        let effects = Set(ActionDefinition.Effect.allCases).subtracting([.move])
        #expect(Set(workflow.actions.map(\.effect)) == effects)
    }

    /// A fifth of a second in a debug build; the bound leaves room for slow machines that run other tests meanwhile, and
    /// stops what grows with the square of the size.
    @Test func `the shipped configuration loads quickly`() throws {
        let time = try ContinuousClock().measure { _ = try DefinitionSet.load(directory: Self.directory) }
        #expect(time < .seconds(60))
    }

    /// Foundation's list of regions, where it knows them, is an independent source for the country codes.
    @Test func `the countries are those of ISO 3166`() throws {
        let set = try DefinitionSet.load(directory: Self.directory)
        let field = set.services["data-list-import"]?.fields.first { $0.id == "countries" }
        guard case .choices(let codes, _)? = field?.type else {
            Issue.record("data-list-import has no countries")
            return
        }
        // Reserved by ISO or made up by CLDR, but not assigned by ISO 3166-1.
        let foreign: Set<String> = ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XK"]
        let known = Locale.Region.isoRegions.map(\.identifier).filter { $0.count == 2 && !foreign.contains($0) }
        #expect(Set(codes).symmetricDifference(known) == [])
    }
}
