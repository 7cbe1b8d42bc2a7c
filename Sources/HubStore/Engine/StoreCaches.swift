import HubDomain

/// What the store keeps of its values between transactions.
struct StoreCaches: Sendable {
    /// As many campaigns as a busy team has open; some ten kilobytes each.
    let campaigns = RevisionCache<Campaign>(limit: 512)

    /// What is shown again and again, of as many campaigns.
    let judgements = RevisionCache<Judgement>(limit: 512)

    func forget() {
        campaigns.forget()
        judgements.forget()
    }
}
