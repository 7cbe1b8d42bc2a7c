import HubDomain

/// The production team: twelve producers at three sites, four reviewers and two leads.
extension StaffList {
    static let production =
        producers(.berlin, "emea-production", emea) + producers(.warsaw, "nearshore-production", nearshore)
        + producers(.bengaluru, "apac-production", apac) + reviewers + leads

    private typealias Entry = (name: String, email: String, skills: Set<String>)

    private static let emea: [Entry] = [
        ("Anna Becker", "anna.becker@example.com", ["automation", "email-build", "page-build", "documentation"]),
        ("Lukas Neumann", "lukas.neumann@example.com", ["data", "automation", "deliverability", "tracking"]),
        ("Marie Dubois", "marie.dubois@example.com", ["paid-media", "tracking", "design", "page-build"]),
        (
            "Stefan Richter", "stefan.richter@example.com",
            ["event-operations", "webinar-operations", "data", "email-build"]
        ),
    ]

    private static let nearshore: [Entry] = [
        ("Piotr Nowak", "piotr.nowak@example.com", ["email-build", "automation", "page-build"]),
        (
            "Agnieszka Wójcik", "agnieszka.wojcik@example.com",
            ["translation-coordination", "email-build", "translation"]
        ),
        ("Tomasz Lewandowski", "tomasz.lewandowski@example.com", ["data", "automation", "webinar-operations"]),
        ("Katarzyna Zielińska", "katarzyna.zielinska@example.com", ["page-build", "event-operations", "email-build"]),
    ]

    private static let apac: [Entry] = [
        ("Rahul Menon", "rahul.menon@example.com", ["email-build", "automation", "deliverability", "documentation"]),
        ("Ananya Iyer", "ananya.iyer@example.com", ["page-build", "design", "email-build"]),
        ("Vikram Singh", "vikram.singh@example.com", ["paid-media", "tracking", "automation"]),
        ("Deepa Krishnan", "deepa.krishnan@example.com", ["webinar-operations", "automation", "page-build"]),
    ]

    private static func producers(_ site: Site, _ team: String, _ entries: [Entry]) -> [DemoPerson] {
        entries.map { entry in
            DemoPerson(entry.name, entry.email, site, [.everywhere(.producer)], team: team, skills: entry.skills)
        }
    }

    private static let reviewers = [
        reviewer("Claudia Hoffmann", "claudia.hoffmann@example.com", .berlin, "emea-production"),
        reviewer("Isabelle Moreau", "isabelle.moreau@example.com", .berlin, "emea-production"),
        reviewer("Marek Dąbrowski", "marek.dabrowski@example.com", .warsaw, "nearshore-production"),
        reviewer("Sneha Patil", "sneha.patil@example.com", .bengaluru, "apac-production"),
    ]

    private static func reviewer(_ name: String, _ email: String, _ site: Site, _ team: String) -> DemoPerson {
        DemoPerson(name, email, site, [.everywhere(.reviewer)], team: team)
    }

    private static let leads = [
        DemoPerson("Robert Lang", "robert.lang@example.com", .berlin, [.everywhere(.lead)], team: "emea-production"),
        DemoPerson(
            "Sunita Desai",
            "sunita.desai@example.com",
            .bengaluru,
            [.everywhere(.lead)],
            team: "apac-production"
        ),
    ]
}
