/// The services that lines of an edited campaign may order. A submitted campaign keeps the versions that it was
/// submitted under, also for further lines of the same service.
struct LineCatalogue {
    let services: [String: ServiceDefinition]
    let versions: [String: Int]

    init(
        _ newest: [String: ServiceDefinition],
        _ newestVersions: [String: Int],
        pinnedBy campaign: Campaign,
        _ definitions: CampaignDefinitions
    ) {
        var services = newest
        var versions = newestVersions
        for line in campaign.lines where campaign.submittedAt != nil {
            guard let service = try? definitions.service(of: line) else { continue }
            services[line.service] = service
            versions[line.service] = line.serviceVersion
        }
        self.services = services
        self.versions = versions
    }
}
