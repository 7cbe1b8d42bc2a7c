private import HubJSON

extension Campaign {
    /// The event that an acceptance leaves when a confirmed tier differs from what was proposed or worked out.
    func resizing(by effect: ActionDefinition.Effect, since before: Campaign, at now: Instant) -> CampaignEvent? {
        guard effect == .accept || effect == .plan else { return nil }
        let changes = zip(before.lines, lines).enumerated().compactMap { index, pair -> Change? in
            let expected = [pair.0.proposedTier, pair.0.tier].compactMap(\.self).first { $0 != pair.1.tier }
            return expected.map {
                Change(
                    pointer: "/lines/\(index)/tier",
                    before: .string($0.rawValue),
                    after: .string(pair.1.tier.rawValue)
                )
            }
        }
        guard !changes.isEmpty else { return nil }
        return CampaignEvent(type: .resized, occurredAt: now, changes: changes)
    }
}
