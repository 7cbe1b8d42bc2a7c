import HubDefinitions
import HubDomain
import HubJSON
import Testing

/// Definitions as they are stored and read again without their files.
struct StoredDefinitionTests {
    private static func stored(_ kind: DefinitionKind) throws -> JSONValue {
        let set = try DefinitionSet.load(files: SmallConfiguration().files)
        return try #require(set.definitions.first { $0.kind == kind }).source
    }

    /// By way of its text, as the store keeps it.
    private static func throughText(_ source: JSONValue) throws -> JSONValue {
        try JSONParser.parse(source.canonicalBytes)
    }

    @Test(arguments: DefinitionKind.allCases) func `a stored definition reads as the file did`(
        kind: DefinitionKind
    ) throws {
        let set = try DefinitionSet.load(files: SmallConfiguration().files)
        let loaded = try #require(set.definitions.first { $0.kind == kind })
        let read = try DefinitionValue.decode(kind, Self.throughText(loaded.source), brief: set.brief)
        #expect(fullDescription(of: read) == fullDescription(of: loaded.value))
    }

    @Test func `every shipped definition survives its stored form`() throws {
        let set = try DefinitionSet.load(directory: ShippedConfigurationTests.directory)
        for loaded in set.definitions {
            let read = try DefinitionValue.decode(loaded.kind, Self.throughText(loaded.source), brief: set.brief)
            #expect(fullDescription(of: read) == fullDescription(of: loaded.value), "\(loaded.file)")
        }
    }

    @Test func `the canonical bytes don't change with order, comments, spacing and quotes`() throws {
        var configuration = try SmallConfiguration()
        let before = try DefinitionSet.load(files: configuration.files).definition(.division, "sales")
        configuration.set(
            SmallConfiguration.division,
            """
            name:   "Sales"   # the sellers
            key: 'sales'
            needsPurchaseOrder: "true"
            fiscalYearStart: --04-01
            calendar: office
            zone: Europe/Berlin
            currency: EUR

            budgetOwner: ada@example.com
            costCentre: SA1000
            """
        )
        let after = try DefinitionSet.load(files: configuration.files).definition(.division, "sales")
        #expect(before?.canonicalBytes == after?.canonicalBytes)
    }

    @Test func `the canonical bytes change with a value`() throws {
        var configuration = try SmallConfiguration()
        let before = try DefinitionSet.load(files: configuration.files).definition(.division, "sales")
        try configuration.replace("SA1000", with: "SA1001", in: SmallConfiguration.division)
        let after = try DefinitionSet.load(files: configuration.files).definition(.division, "sales")
        #expect(before?.canonicalBytes != after?.canonicalBytes)
    }

    @Test func `the canonical bytes change with the order of columns, which people see`() throws {
        var configuration = try SmallConfiguration()
        let before = try DefinitionSet.load(files: configuration.files).definition(.service, "poster")
        try configuration.replace(
            "{name: text, width: integer,",
            with: "{width: integer, name: text,",
            in: SmallConfiguration.service
        )
        let after = try DefinitionSet.load(files: configuration.files).definition(.service, "poster")
        #expect(before?.canonicalBytes != after?.canonicalBytes)
    }

    @Test func `a version of older rules is read, whatever newer rules would say`() throws {
        guard case .object(var team) = try Self.stored(.team) else { return }
        team["mascot"] = "owl"
        team["zone"] = "Europe/Atlantis"
        guard case .team(let read) = try DefinitionValue.decode(.team, .object(team)) else {
            Issue.record("no team")
            return
        }
        #expect(read.zone == "Europe/Atlantis")
        #expect(read.skills == ["design", "proof-reading"])
    }

    @Test func `a stored service without its brief takes values as they look`() throws {
        var configuration = try SmallConfiguration()
        try configuration.replace(
            "{one-of: [countries, [DE, NO]]}",
            with: "{all: [{equals: [claims, true]}, {equals: [objective, demand]}]}",
            in: SmallConfiguration.service
        )
        let set = try DefinitionSet.load(files: configuration.files)
        let loaded = try #require(set.definition(.service, "poster"))
        let read = try DefinitionValue.decode(.service, loaded.source)
        #expect(fullDescription(of: read) == fullDescription(of: loaded.value))
    }

    @Test(arguments: [JSONValue.null, "poster", [], ["key": "poster"], ["key": ["a"], "name": 5]])
    func
        `a stored form that is no definition is an error of the hub`(json: JSONValue) throws
    {
        for kind in DefinitionKind.allCases {
            let error = try #require(throws: HubError.self) { _ = try DefinitionValue.decode(kind, json) }
            #expect(error.code == .internalError)
        }
    }
}
