import HubDomain

extension Priority: JSONOutput {}
extension Tier: JSONOutput {}
extension Severity: JSONOutput {}
extension CampaignTask.State: JSONOutput {}
extension ChecklistTick.Result: JSONOutput {}
extension Requirement.Level: JSONOutput {}
extension FieldOwner: JSONOutput {}
extension CampaignLink.Kind: JSONOutput {}
extension RequestTemplate.Sharing: JSONOutput {}

extension ValueKind where Self == MappedKind<TextKind, CampaignKey> {
    /// A campaign's key in a path.
    static var campaignKey: Self {
        TextKind.text(.campaignKey, 1...23).map(
            placeholder: CampaignKey(number: 1_042),
            detail: "must be a campaign key such as CMP-1042"
        ) { CampaignKey($0) }
    }
}

extension TextPattern {
    fileprivate static let campaignKey = TextPattern(
        "^CMP-[1-9][0-9]{0,18}$",
        detail: "must be a campaign key such as CMP-1042"
    ) { CampaignKey($0) != nil }
}

extension ValueKind where Self == TextKind {
    /// A key of a definition, such as a service or a division.
    static var definitionKey: Self { .text(1...100) }

    /// An id within a campaign, such as `L1` or `T3`.
    static var partID: Self { .text(1...100) }

    /// An explanation by a person.
    static var reason: Self { .lines(1...2_000) }

    /// Address or id of a person.
    static var personReference: Self { .text(1...254) }
}
