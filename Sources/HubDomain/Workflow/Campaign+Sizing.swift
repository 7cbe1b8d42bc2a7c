extension Campaign {
    /// The event that an acceptance leaves when a confirmed tier differs from what was proposed or worked out. The
    /// acceptance itself carries the change of state.
    func resizing(by effect: ActionDefinition.Effect, since before: Campaign, at now: Instant) -> CampaignEvent? {
        guard effect == .accept || effect == .plan else { return nil }
        let differences = zip(before.lines, lines).compactMap { old, new -> String? in
            let others = [
                old.proposedTier.map { ("proposed", $0) }, ("worked out", old.tier),
            ].compactMap(\.self).filter { $0.1 != new.tier }
            guard !others.isEmpty else { return nil }
            let words = others.map { "\($0.1.rawValue) \($0.0)" }.joined(separator: ", ")
            return "\(new.id): \(new.tier.rawValue) confirmed, \(words)"
        }
        guard !differences.isEmpty else { return nil }
        return CampaignEvent(type: .resized, occurredAt: now, reason: differences.joined(separator: "; "))
    }
}
