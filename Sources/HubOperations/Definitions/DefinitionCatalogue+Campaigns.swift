package import HubDomain
package import HubStore

extension DefinitionCatalogue {
    /// The definitions that a campaign is judged by.
    package func definitions(for campaign: Campaign, in tx: ReadTransaction) throws -> CampaignDefinitions {
        let pins = campaign.pins
        var services: [CampaignDefinitions.ServiceVersion: ServiceDefinition] = [:]
        for line in campaign.lines {
            let reference = DefinitionReference(kind: .service, key: line.service, version: line.serviceVersion)
            services[.init(key: line.service, version: line.serviceVersion)] = try value(reference, in: tx).service
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
    package func pins(forDivision key: String) throws -> Campaign.Pins {
        guard let division = head(.division, key), let definition = division.value.division else {
            let known = heads(of: .division).map(\.reference.key).joined(separator: ", ")
            let detail = "There is no division \"\(key)\"; known are \(known)"
            throw HubError(
                .invalid,
                "The request has problems",
                issues: [Issue(pointer: "/division", code: "invalid", detail: detail)]
            )
        }
        guard
            let workflow = heads(of: .workflow).first,
            let brief = heads(of: .brief).first,
            let calendar = head(.calendar, definition.calendar)
        else { throw HubError(.unavailable, "No definitions are applied yet: run campaignhub apply") }
        return Campaign.Pins(
            workflow: workflow.reference,
            brief: brief.reference,
            division: division.reference,
            calendar: calendar.reference
        )
    }

    /// The newest services by key.
    package var services: [String: ServiceDefinition] {
        Dictionary(
            uniqueKeysWithValues: heads(of: .service).compactMap { head in
                head.value.service.map { (head.reference.key, $0) }
            }
        )
    }

    package var serviceVersions: [String: Int] {
        Dictionary(uniqueKeysWithValues: heads(of: .service).map { ($0.reference.key, $0.reference.version) })
    }

    /// Moves a draft to the newest definitions; a submitted campaign keeps its own.
    package func rebase(_ campaign: inout Campaign) throws {
        guard campaign.submittedAt == nil else { return }
        campaign.pins = try pins(forDivision: campaign.division)
        let versions = serviceVersions
        for index in campaign.lines.indices {
            let line = campaign.lines[index]
            campaign.lines[index].serviceVersion = versions[line.service] ?? line.serviceVersion
        }
    }
}
