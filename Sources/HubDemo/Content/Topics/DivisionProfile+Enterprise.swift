extension DivisionProfile {
    static let enterprise = DivisionProfile(
        key: "enterprise",
        site: .berlin,
        weight: 0.29,
        locale: "de-DE",
        otherLocales: [("en-GB", "English"), ("fr-FR", "French"), ("pl-PL", "Polish"), ("es-ES", "Spanish")],
        region: "emea",
        country: "DE",
        neighbours: ["AT", "CH", "NL", "FR", "PL"],
        cities: ["Hamburg", "Munich", "Frankfurt", "Vienna", "Zurich", "Cologne", "Leipzig"],
        topics: [
            Topic(
                "private 5G networks",
                "Your plant, your own network",
                "A network of one's own reaches every machine in the hall. Plant managers should ask for a site survey.",
                "private-5g"
            ),
            Topic(
                "managed firewall",
                "Sleep. We watch the gate.",
                "Attacks come at night, when nobody looks. IT leads should compare their own rota with ours.",
                "managed-firewall"
            ),
            Topic(
                "invoice automation",
                "Two days a month, given back",
                "Invoices that check themselves free a finance team for two days a month. Readers should download the paper.",
                "invoice-automation"
            ),
            Topic(
                "cloud telephony",
                "One number on every device",
                "The old exchange is switched off next year. Companies should plan their move now and keep their numbers.",
                "cloud-telephony"
            ),
            Topic(
                "fleet tracking",
                "Every van, one map",
                "Fewer empty kilometres save a tank in ten. Fleet managers should try it on five vehicles.",
                "fleet-tracking"
            ),
            Topic(
                "data centre relocation",
                "Move the servers, not the risk",
                "Twelve moves last year, no hour of unplanned downtime. IT directors should see the plan behind that.",
                "data-centre-move"
            ),
            Topic(
                "zero-trust access",
                "Trust nobody, annoy no one",
                "Access by person and device replaces the old tunnel. Security leads should book a pilot for one team.",
                "zero-trust"
            ),
            Topic(
                "closing assistant",
                "Month end in a day",
                "Open items show up before they hold up the close. Administrators should switch the assistant on.",
                "closing-assistant"
            ),
            Topic(
                "energy monitoring",
                "Find the kilowatts that nobody uses",
                "Metering by machine shows a tenth of the power is wasted. Site managers should request a first reading.",
                "energy-monitoring"
            ),
            Topic(
                "supplier portal",
                "Suppliers that answer in hours",
                "One portal replaces mails to forty suppliers. Buyers should watch the three-minute tour.",
                "supplier-portal"
            ),
        ],
        audiences: [
            Audience(
                "IT directors",
                "Role IT director or CIO, company above 250 people",
                "sales system",
                2_400...18_000
            ),
            Audience("finance teams", "Role in finance, customers and prospects", "sales system", 3_000...26_000),
            Audience("plant managers", "Role operations or production, manufacturing", "sales system", 1_800...12_000),
            Audience("administrators", "Active contract, role administrator", "customer database", 2_200...9_500),
            Audience("mid-sized companies", "50 to 500 people, no open opportunity", "sales system", 6_000...48_000),
            Audience("open opportunities", "Opportunity in stage two or three", "sales system", 300...2_600),
        ],
        approvers: [
            "stakeholder": "katrin.vogel@example.com", "brand": "sofia.klein@example.com",
            "legal": "peter.hahn@example.com", "privacy": "ines.lorenz@example.com",
        ],
        speakers: [
            ("Katrin Vogel", "Head of Solutions", "Example Group"),
            ("Henrik Sommer", "Chief Security Officer", "Nordhaus Logistik"),
            ("Aylin Demir", "Plant Director", "Kessler Antriebe"),
            ("Bastian Krüger", "Head of Accounting", "Reinhold Handel"),
            ("Elisa Conti", "Analyst", "Meridian Research"),
        ],
        teams: [("emea-production", 0.5), ("nearshore-production", 0.35), ("apac-production", 0.15)]
    )
}
