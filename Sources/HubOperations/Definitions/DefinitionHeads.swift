package import HubDefinitions
package import HubDomain
package import HubStore

/// The newest version of each definition at one moment. A use-case that asks more than once takes this value first, so
/// that an `apply` beside it can't mix two states.
package struct DefinitionHeads: Sendable {
    /// The newest services by key.
    package let services: [String: ServiceDefinition]
    package let serviceVersions: [String: Int]
    /// The newest policies and calendars, for clocks.
    let clockShelf: ClockShelf
    private let byKind: [DefinitionKind: [Head]]
    private let byKey: [Name: Head]

    /// The newest version of a definition.
    package struct Head: Sendable {
        package let reference: DefinitionReference
        package let hash: String
        package let value: DefinitionValue
        package let stored: StoredDefinition
    }

    private struct Name: Hashable {
        let kind: DefinitionKind
        let key: String
    }

    init(_ heads: [Head] = []) {
        byKind = Dictionary(grouping: heads, by: \.reference.kind)
            .mapValues { $0.sorted { $0.reference.key < $1.reference.key } }
        byKey = Dictionary(
            heads.map { (Name(kind: $0.reference.kind, key: $0.reference.key), $0) },
            uniquingKeysWith: { $0.reference.version > $1.reference.version ? $0 : $1 }
        )
        let services = byKind[.service] ?? []
        self.services = Dictionary(
            services.compactMap { head in head.value.service.map { (head.reference.key, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
        clockShelf = Self.clockShelf(of: heads)
        serviceVersions = Dictionary(
            services.map { ($0.reference.key, $0.reference.version) },
            uniquingKeysWith: max
        )
    }

    private static func clockShelf(of heads: [Head]) -> ClockShelf {
        var shelf = ClockShelf()
        for head in heads {
            switch head.value {
            case .slaPolicy(let policy): shelf.policies[head.reference] = policy
            case .calendar(let calendar):
                shelf.calendars[head.reference] = calendar
                shelf.currentCalendars[head.reference.key] = head.reference
            case .team(let team): shelf.teamCalendars[team.key] = team.calendar
            case .vendor(let vendor): shelf.vendorCalendars[vendor.key] = vendor.calendar
            default: break
            }
        }
        return shelf
    }

    /// In order of their keys.
    package func heads(of kind: DefinitionKind) -> [Head] { byKind[kind] ?? [] }

    package func head(_ kind: DefinitionKind, _ key: String) -> Head? { byKey[Name(kind: kind, key: key)] }

    /// These heads with those of an other reading that are newer: versions only rise, so of two readings that overlap
    /// the older one can't take anything back.
    package func merged(with other: DefinitionHeads) -> DefinitionHeads {
        let names = Set(byKey.keys).union(other.byKey.keys)
        return DefinitionHeads(
            names.compactMap { name in
                [byKey[name], other.byKey[name]].compactMap(\.self)
                    .max { $0.reference.version < $1.reference.version }
            }
        )
    }

    /// The newest definitions for a campaign of a division: what a draft follows until it is submitted.
    /// - Throws: `invalid` at `/division` for an unknown one.
    package func pins(forDivision key: String) throws -> Campaign.Pins {
        guard let division = head(.division, key), let definition = division.value.division else {
            throw HubError(.invalid, "The request has problems", issues: [unknownDivision(key)])
        }
        guard
            let workflow = heads(of: .workflow).first,
            let brief = heads(of: .brief).first,
            let calendar = head(.calendar, definition.calendar)
        else { throw Self.nothingApplied }
        return Campaign.Pins(
            workflow: workflow.reference,
            brief: brief.reference,
            division: division.reference,
            calendar: calendar.reference
        )
    }

    func unknownDivision(_ key: String) -> Issue {
        let known = heads(of: .division).map(\.reference.key).joined(separator: ", ")
        return Issue(
            pointer: "/division",
            code: "invalid",
            detail: "There is no division \"\(key)\"; known are \(known)"
        )
    }

    /// Moves a draft to these definitions; a submitted campaign keeps its own.
    package func rebase(_ campaign: inout Campaign) throws {
        guard campaign.submittedAt == nil else { return }
        campaign.pins = try pins(forDivision: campaign.division)
        for index in campaign.lines.indices {
            let line = campaign.lines[index]
            campaign.lines[index].serviceVersion = serviceVersions[line.service] ?? line.serviceVersion
        }
    }

    static var nothingApplied: HubError {
        HubError(.unavailable, "No definitions are applied yet: run campaignhub apply")
    }
}
