package import HubDomain

/// The judgement of a campaign's brief, with what it depends on beside the campaign itself.
struct Judgement: Sendable {
    let surroundings: Surroundings
    let assessment: Memo<BriefAssessment>
}

extension ReadTransaction {
    /// How a campaign's brief is judged: as it was when somebody last asked, as long as nothing that it depends on is
    /// another, else by `make`.
    /// - Parameters:
    ///   - campaign: As this transaction read it.
    ///   - movesWithTime: Whether the judgement is another at another time.
    package func judgement(
        of campaign: Campaign,
        amid surroundings: Surroundings,
        movesWithTime: Bool,
        _ make: @escaping @Sendable () -> BriefAssessment
    ) -> Memo<BriefAssessment> {
        // What a writer has in hand may be ahead of its revision.
        guard !movesWithTime, !(self is WriteTransaction) else { return Memo(make) }
        let known = caches.judgements.value(of: campaign.id, at: campaign.revision)
        if let known, known.surroundings == surroundings { return known.assessment }
        let judgement = Judgement(surroundings: surroundings, assessment: Memo(make))
        caches.judgements.keep(judgement, of: campaign.id, at: campaign.revision)
        return judgement.assessment
    }
}
