package import HubDomain
package import HubStore

extension DefinitionCatalogue {
    /// What a campaign is judged by: its definitions, and what rules may ask beside the answers.
    package func definitions(for campaign: Campaign, in tx: ReadTransaction) throws -> CampaignDefinitions {
        var definitions = try pinned(for: campaign, in: tx)
        definitions.surroundings = try surroundings(of: campaign, by: definitions, in: tx)
        return definitions
    }

    /// The definitions that a campaign is judged by, without what lies around it.
    func pinned(for campaign: Campaign, in tx: ReadTransaction) throws -> CampaignDefinitions {
        let pins = campaign.pins
        var services: [CampaignDefinitions.ServiceVersion: ServiceDefinition] = [:]
        for line in campaign.lines {
            let version = CampaignDefinitions.ServiceVersion(key: line.service, version: line.serviceVersion)
            guard services[version] == nil else { continue }
            let reference = DefinitionReference(kind: .service, key: line.service, version: line.serviceVersion)
            services[version] = try value(reference, beside: pins.brief, in: tx).service
        }
        guard
            let workflow = try value(pins.workflow, in: tx).workflow,
            let brief = try value(pins.brief, in: tx).brief,
            let division = try value(pins.division, in: tx).division,
            let calendar = try value(pins.calendar, in: tx).calendar
        else { throw HubError(.internalError, "A pinned definition is of another kind") }
        return CampaignDefinitions(
            workflow: workflow,
            brief: brief,
            division: division,
            calendar: calendar,
            services: services
        )
    }

    /// The newest definitions for a campaign of a division: what a draft follows until it is submitted.
    /// - Throws: `invalid` at `/division` for an unknown one.
    package func pins(forDivision key: String) throws -> Campaign.Pins { try current.pins(forDivision: key) }

    /// The newest services by key.
    package var services: [String: ServiceDefinition] { current.services }

    package var serviceVersions: [String: Int] { current.serviceVersions }

    /// Moves a draft to the newest definitions; a submitted campaign keeps its own.
    package func rebase(_ campaign: inout Campaign) throws { try current.rebase(&campaign) }
}
