extension DivisionProfile {
    static let consumer = DivisionProfile(
        key: "consumer",
        site: .london,
        weight: 0.37,
        locale: "en-GB",
        otherLocales: [("cy-GB", "Welsh"), ("fr-FR", "French"), ("pl-PL", "Polish"), ("es-ES", "Spanish")],
        region: "emea",
        country: "GB",
        neighbours: ["IE", "FR", "ES", "PL"],
        cities: ["Manchester", "Leeds", "Bristol", "Glasgow", "Cardiff", "Birmingham", "Norwich"],
        topics: [
            Topic(
                "fibre upgrade",
                "Twice the speed, same price",
                "Most streets can switch to full fibre without a visit. Customers should see what they gain and book a date.",
                "fibre-upgrade"
            ),
            Topic(
                "family mobile plan",
                "One plan for the whole family",
                "Four numbers in one plan cost less than two apart. Parents should feel in control and add a number today.",
                "family-plan"
            ),
            Topic(
                "smart thermostat",
                "Warm rooms, smaller bills",
                "A thermostat that learns saves a sixth of the gas bill. Readers should trust the figure and order one.",
                "smart-thermostat"
            ),
            Topic(
                "TV sports pass",
                "Every match of the season",
                "The pass can be booked for a month at a time. Fans should know that nothing binds them and start before kick-off.",
                "sports-pass"
            ),
            Topic(
                "broadband moving service",
                "Moving? Take the internet along",
                "Two clicks move the line to the new address. Movers should tell us their date before they pack.",
                "moving-home"
            ),
            Topic(
                "device insurance",
                "Dropped it? Covered.",
                "Repairs are done within two days in 140 shops. Owners of new phones should add cover within 30 days.",
                "device-insurance"
            ),
            Topic(
                "refer-a-friend offer",
                "Twenty pounds for each of you",
                "Both get a credit on the next bill. Happy customers should send their own link to one friend.",
                "refer-a-friend"
            ),
            Topic(
                "online billing",
                "Your bill, a week earlier",
                "Paperless customers see their bill a week earlier and can set a limit. The rest should switch in one minute.",
                "online-billing"
            ),
            Topic(
                "wi-fi mesh kit",
                "Wi-fi up to the last corner",
                "Three small boxes end the dead spots of a house. Readers should test their rooms and order the right kit.",
                "wifi-mesh"
            ),
            Topic(
                "roaming bundle",
                "Thirty countries, one price",
                "A weekend abroad costs as much as a coffee a day. Travellers should book before the airport.",
                "roaming-bundle"
            ),
        ],
        audiences: [
            Audience(
                "existing customers",
                "Active contract of more than three months, marketing consent",
                "customer database",
                20_000...480_000
            ),
            Audience("new movers", "Change of address within the last 60 days", "customer database", 1_500...14_000),
            Audience(
                "families with two or more lines",
                "Household with at least two mobile numbers",
                "customer database",
                18_000...160_000
            ),
            Audience(
                "lapsed customers",
                "Contract ended 3 to 18 months ago, consent kept",
                "consent register",
                8_000...90_000
            ),
            Audience("app users", "Signed in to the app within the last 30 days", "app back end", 30_000...310_000),
            Audience("students", "Student tariff or verified student status", "customer database", 4_000...42_000),
            Audience(
                "prospects in fibre areas",
                "Address inside the build area, no contract",
                "address register",
                6_000...120_000
            ),
        ],
        approvers: [
            "stakeholder": "amelia.hart@example.com", "brand": "henry.moss@example.com",
            "legal": "grace.osei@example.com", "privacy": "nadia.karim@example.com",
        ],
        speakers: [
            ("Amelia Hart", "Director Consumer", "Example Group"),
            ("Gareth Pugh", "Network Engineer", "Example Group"),
            ("Leila Farouk", "Energy Adviser", "Warm Homes Trust"),
            ("Sam Okonkwo", "Editor", "Household Tech"),
        ],
        teams: [("emea-production", 0.35), ("nearshore-production", 0.4), ("apac-production", 0.25)]
    )
}
