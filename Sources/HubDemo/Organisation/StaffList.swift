import HubDomain

/// Everybody of the demo organisation. Addresses are of domains that RFC 2606 keeps for examples.
enum StaffList {
    static let all = consumer + enterprise + publicSector + partnerMarketing + production + others

    /// Whose token is written for each role.
    static let representatives: [Role: String] = [
        .requester: "nora.lindqvist@example.com",
        .approver: "katrin.vogel@example.com",
        .producer: "anna.becker@example.com",
        .reviewer: "claudia.hoffmann@example.com",
        .lead: "robert.lang@example.com",
        .finance: "helen.price@example.com",
        .vendor: "carlos.mendes@example.net",
        .viewer: "ingrid.solberg@example.com",
        .admin: "omar.haddad@example.com",
    ]

    private static func requester(_ name: String, _ email: String, _ site: Site, _ division: String) -> DemoPerson {
        DemoPerson(name, email, site, [RoleGrant(role: .requester, division: division)])
    }

    private static func approver(_ name: String, _ email: String, _ site: Site, _ division: String) -> DemoPerson {
        DemoPerson(name, email, site, [RoleGrant(role: .approver, division: division)])
    }

    private static func owner(_ name: String, _ email: String, _ site: Site, _ division: String) -> DemoPerson {
        let grants = [RoleGrant(role: .approver, division: division), RoleGrant(role: .requester, division: division)]
        return DemoPerson(name, email, site, grants)
    }

    private static let consumer = [
        owner("Amelia Hart", "amelia.hart@example.com", .london, "consumer"),
        requester("Tom Ellis", "tom.ellis@example.com", .london, "consumer"),
        requester("Priya Nair", "priya.nair@example.com", .london, "consumer"),
        requester("Chloe Barnes", "chloe.barnes@example.com", .london, "consumer"),
        requester("Owen Hughes", "owen.hughes@example.com", .london, "consumer"),
        requester("Zainab Yusuf", "zainab.yusuf@example.com", .london, "consumer"),
        approver("Henry Moss", "henry.moss@example.com", .london, "consumer"),
        approver("Grace Osei", "grace.osei@example.com", .london, "consumer"),
        approver("Nadia Karim", "nadia.karim@example.com", .london, "consumer"),
    ]

    private static let enterprise = [
        owner("Jonas Weber", "jonas.weber@example.com", .berlin, "enterprise"),
        requester("Lena Brandt", "lena.brandt@example.com", .berlin, "enterprise"),
        requester("Felix Maurer", "felix.maurer@example.com", .berlin, "enterprise"),
        requester("Mehmet Aydın", "mehmet.aydin@example.com", .berlin, "enterprise"),
        requester("Julia Schreiber", "julia.schreiber@example.com", .berlin, "enterprise"),
        approver("Katrin Vogel", "katrin.vogel@example.com", .berlin, "enterprise"),
        approver("Sofia Klein", "sofia.klein@example.com", .berlin, "enterprise"),
        approver("Ines Lorenz", "ines.lorenz@example.com", .berlin, "enterprise"),
        approver("Peter Hahn", "peter.hahn@example.com", .berlin, "enterprise"),
    ]

    private static let publicSector = [
        owner("Denise Carter", "denise.carter@example.com", .newYork, "public-sector"),
        requester("Marcus Reed", "marcus.reed@example.com", .newYork, "public-sector"),
        requester("Olivia Grant", "olivia.grant@example.com", .newYork, "public-sector"),
        requester("Daniel Cho", "daniel.cho@example.com", .newYork, "public-sector"),
        requester("Tasha Williams", "tasha.williams@example.com", .newYork, "public-sector"),
        approver("Samuel Ortiz", "samuel.ortiz@example.com", .newYork, "public-sector"),
        approver("Ruth Feldman", "ruth.feldman@example.com", .newYork, "public-sector"),
    ]

    private static let partnerMarketing = [
        owner("Wei Ling Tan", "wei.ling.tan@example.com", .singapore, "partner-marketing"),
        requester("Arjun Rao", "arjun.rao@example.com", .singapore, "partner-marketing"),
        requester("Mei Chen", "mei.chen@example.com", .singapore, "partner-marketing"),
        requester("Siti Rahman", "siti.rahman@example.com", .singapore, "partner-marketing"),
        requester("Kenji Watanabe", "kenji.watanabe@example.com", .singapore, "partner-marketing"),
        approver("Farah Aziz", "farah.aziz@example.com", .singapore, "partner-marketing"),
        approver("Jun Hao Lim", "jun.hao.lim@example.com", .singapore, "partner-marketing"),
    ]

    private static let others = [
        DemoPerson("Nora Lindqvist", "nora.lindqvist@example.com", .berlin, [.everywhere(.requester)]),
        DemoPerson("Helen Price", "helen.price@example.com", .london, [.everywhere(.finance)]),
        DemoPerson("Mateusz Kania", "mateusz.kania@example.com", .warsaw, [.everywhere(.finance)]),
        DemoPerson("Ingrid Solberg", "ingrid.solberg@example.com", .berlin, [.everywhere(.viewer)]),
        DemoPerson("Omar Haddad", "omar.haddad@example.com", .berlin, [.everywhere(.admin)]),
        DemoPerson(
            "Carlos Mendes",
            "carlos.mendes@example.net",
            .warsaw,
            [.everywhere(.vendor)],
            employer: .partner,
            skills: ["translation"]
        ),
        DemoPerson(
            "Yuki Tanaka",
            "yuki.tanaka@example.org",
            .singapore,
            [.everywhere(.vendor)],
            employer: .partner,
            skills: ["translation"]
        ),
    ]
}
