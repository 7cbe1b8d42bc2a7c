extension DivisionProfile {
    static let publicSector = DivisionProfile(
        key: "public-sector",
        site: .newYork,
        weight: 0.18,
        locale: "en-US",
        otherLocales: [("es-US", "Spanish"), ("fr-CA", "French"), ("zh-Hans-US", "Chinese")],
        region: "americas",
        country: "US",
        neighbours: ["CA"],
        cities: ["Boston", "Baltimore", "Columbus", "Atlanta", "Denver", "Albany", "Raleigh"],
        topics: [
            Topic(
                "data protection",
                "Patient data that stays put",
                "Most leaks begin with a forwarded mail. Officers should know three settings that end that.",
                "data-protection"
            ),
            Topic(
                "digital permits",
                "A permit in four days",
                "Cities that moved permits online cut the wait from six weeks to days. Officials should ask for the figures.",
                "digital-permits"
            ),
            Topic(
                "school connectivity",
                "Every classroom on line",
                "Grants pay for most of a school's connection. Districts should apply before the deadline.",
                "school-connectivity"
            ),
            Topic(
                "emergency communications",
                "Lines that hold when it counts",
                "First responders get priority on the network. Chiefs should see the drill report of last year.",
                "emergency-communications"
            ),
            Topic(
                "citizen service lines",
                "Shorter queues at city hall",
                "Call-backs halve the time that people wait. Service heads should try one line for a quarter.",
                "citizen-services"
            ),
            Topic(
                "cyber grants",
                "Money for safer networks",
                "Funds of the state programme are open for ten weeks. Administrators should check what they can apply for.",
                "cyber-grants"
            ),
            Topic(
                "telehealth",
                "The clinic comes home",
                "Two visits of five can be done by video. Hospitals should plan rooms, consent and billing now.",
                "telehealth"
            ),
            Topic(
                "campus networks",
                "One network, thirty buildings",
                "Students change buildings six times a day and networks should not. IT offices should book a survey.",
                "campus-networks"
            ),
        ],
        audiences: [
            Audience(
                "hospitals",
                "Role compliance, IT or nursing management in hospitals",
                "sales system",
                1_900...16_000
            ),
            Audience("school districts", "Superintendents and technology directors", "sales system", 2_500...14_000),
            Audience(
                "city administrations",
                "Department heads in cities above 50,000 people",
                "sales system",
                1_200...9_000
            ),
            Audience("state agencies", "Named contacts of framework contracts", "contract register", 250...3_100),
            Audience("universities", "IT offices and registrars", "sales system", 900...6_400),
            Audience(
                "framework customers",
                "Active orders under a framework contract",
                "contract register",
                400...4_800
            ),
        ],
        approvers: [
            "stakeholder": "denise.carter@example.com", "brand": "ruth.feldman@example.com",
            "legal": "samuel.ortiz@example.com", "privacy": "ruth.feldman@example.com",
        ],
        speakers: [
            ("Denise Carter", "Vice President Public Sector", "Example Group"),
            ("Dr. Alan Whitfield", "Chief Information Officer", "St. Brendan Hospital"),
            ("Maria Gutierrez", "Permit Director", "City of Lakemont"),
            ("Terrence Boyd", "Technology Director", "Pine County Schools"),
        ],
        teams: [("nearshore-production", 0.45), ("apac-production", 0.3), ("emea-production", 0.25)]
    )
}
