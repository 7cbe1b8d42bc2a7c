import HubDomain
import HubStore

extension DefinitionCatalogue {
    /// The newest policies and calendars with every older version that the campaign's clocks refer to.
    /// - Throws: `internal` when the store lost one.
    func clockShelf(for campaign: Campaign, in tx: ReadTransaction) throws -> ClockShelf {
        var shelf = current.clockShelf
        for (key, version) in campaign.pins.policies {
            try add(DefinitionReference(kind: .slaPolicy, key: key, version: version), to: &shelf, in: tx)
        }
        for terms in campaign.clocks.flatMap(\.allTerms) {
            try add(terms.policy, to: &shelf, in: tx)
            for calendar in [terms.calendar, terms.warningHours].compactMap(\.self) where calendar != ClockShelf.always
            {
                try add(calendar, to: &shelf, in: tx)
            }
        }
        return shelf
    }

    private func add(_ reference: DefinitionReference, to shelf: inout ClockShelf, in tx: ReadTransaction) throws {
        switch reference.kind {
        case .slaPolicy where shelf.policies[reference] == nil:
            shelf.policies[reference] = try value(reference, in: tx).slaPolicy
        case .calendar where shelf.calendars[reference] == nil:
            shelf.calendars[reference] = try value(reference, in: tx).calendar
        default: break
        }
    }

    /// Holds a submitted campaign to the newest version of each policy that its services name and that it isn't held to
    /// yet.
    func pinPolicies(of campaign: inout Campaign, _ pinned: CampaignDefinitions) throws {
        for line in campaign.lines {
            guard let key = try pinned.service(of: line).slaPolicy, campaign.pins.policies[key] == nil else { continue }
            campaign.pins.policies[key] = current.head(.slaPolicy, key)?.reference.version
        }
    }
}
