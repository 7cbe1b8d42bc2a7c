/// The definitions that one campaign is judged by, each in its pinned version.
package struct CampaignDefinitions: Sendable {
    package let workflow: WorkflowDefinition
    package let brief: BriefDefinition
    package let division: DivisionDefinition
    package let calendar: any WorkingDayCounting
    /// By service key and version.
    package let services: [ServiceVersion: ServiceDefinition]
    /// What rules may ask beside the answers, as it stands now.
    package var surroundings: Surroundings

    package struct ServiceVersion: Hashable, Sendable {
        package let key: String
        package let version: Int

        package init(key: String, version: Int) {
            self.key = key
            self.version = version
        }
    }

    package init(
        workflow: WorkflowDefinition,
        brief: BriefDefinition,
        division: DivisionDefinition,
        calendar: any WorkingDayCounting,
        services: [ServiceVersion: ServiceDefinition],
        surroundings: Surroundings = .none
    ) {
        self.workflow = workflow
        self.brief = brief
        self.division = division
        self.calendar = calendar
        self.services = services
        self.surroundings = surroundings
    }

    /// - Throws: `HubError` with code `internal`: the store lost a version that a campaign is pinned to.
    package func service(of line: ServiceLine) throws -> ServiceDefinition {
        let version = ServiceVersion(key: line.service, version: line.serviceVersion)
        guard let service = services[version] else {
            throw HubError(.internalError, "Version \(line.serviceVersion) of service \(line.service) is missing")
        }
        return service
    }
}
