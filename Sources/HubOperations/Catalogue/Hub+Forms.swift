package import HubDomain
import HubStore

/// A service with the common brief: what a form needs to draw itself.
package struct FormView: Sendable {
    package let service: ServiceDefinition
    package let version: Int
    package let brief: BriefDefinition
}

extension Hub {
    /// - Throws: `not-found` for an unknown service.
    package func form(for key: String) throws -> FormView {
        guard let head = definitions.head(.service, key), let service = head.value.service else {
            throw HubError(.notFound, "There is no service \"\(key)\"")
        }
        guard let brief = definitions.heads(of: .brief).first?.value.brief else {
            throw HubError(.unavailable, "No definitions are applied yet: run campaignhub apply")
        }
        return FormView(service: service, version: head.reference.version, brief: brief)
    }
}
