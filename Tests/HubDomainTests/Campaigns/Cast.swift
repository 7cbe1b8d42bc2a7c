import HubDomain

/// People who act in the tests, each with one role for all divisions unless the name says otherwise.
enum Cast {
    static let requester = person("rita", .requester)
    static let colleague = person("rolf", .requester)
    static let approver = person("anna", .approver)
    static let producer = person("paul", .producer)
    static let secondProducer = person("petra", .producer)
    static let reviewer = person("quentin", .reviewer)
    static let lead = person("lea", .lead)
    static let finance = person("fred", .finance)
    static let vendor = person("vera", .vendor)
    static let viewer = person("vic", .viewer)
    static let admin = person("ada", .admin)
    /// May build and review: what four eyes are about.
    static let allRounder = person("olga", .producer, .reviewer)
    static let producerElsewhere = Caller(
        id: "piotr",
        name: "Piotr",
        grants: [RoleGrant(role: .producer, division: "elsewhere")]
    )

    /// One caller per role, the requester being the owner of the campaign.
    static let byRole: [(role: Role, caller: Caller)] = [
        (.requester, requester), (.approver, approver), (.producer, producer), (.reviewer, reviewer), (.lead, lead),
        (.finance, finance), (.vendor, vendor), (.viewer, viewer), (.admin, admin), (.system, .system),
    ]

    static func person(_ id: String, _ roles: Role...) -> Caller {
        Caller(id: id, name: id, grants: roles.map { RoleGrant(role: $0, division: nil) })
    }
}
