extension DivisionProfile {
    static let partnerMarketing = DivisionProfile(
        key: "partner-marketing",
        site: .singapore,
        weight: 0.16,
        locale: "en-SG",
        otherLocales: [("ja-JP", "Japanese"), ("th-TH", "Thai"), ("id-ID", "Indonesian"), ("hi-IN", "Hindi")],
        region: "apac",
        country: "SG",
        neighbours: ["MY", "TH", "ID", "IN", "JP"],
        cities: ["Singapore", "Kuala Lumpur", "Bangkok", "Jakarta", "Mumbai", "Osaka"],
        topics: [
            Topic(
                "partner onboarding",
                "Ninety days to the first deal",
                "Partners that follow the plan close their first deal within ninety days. New ones should copy it.",
                "partner-onboarding"
            ),
            Topic(
                "reseller incentives",
                "Earn more in the second half",
                "The bonus rises with every third contract. Resellers should register their open deals.",
                "reseller-incentives"
            ),
            Topic(
                "co-branded security offer",
                "Your name, our firewall",
                "Partners sell the managed firewall under their own brand. They should order the kit for their region.",
                "co-branded-security"
            ),
            Topic(
                "certification programme",
                "Certified in three weekends",
                "Certified engineers bring twice the service revenue. Partner leads should book seats before the quarter ends.",
                "certification"
            ),
            Topic(
                "cloud marketplace listing",
                "Listed by Friday",
                "Buyers look in the marketplace first. Partners should send three texts and a logo and be listed within a week.",
                "marketplace-listing"
            ),
            Topic(
                "joint solution",
                "Two products, one answer",
                "Our network and the partner's software solve it together. Account managers should name three customers.",
                "joint-solution"
            ),
            Topic(
                "deal registration",
                "Register first, sell in peace",
                "A registered deal is protected for six months. Partners should register before the first meeting.",
                "deal-registration"
            ),
        ],
        audiences: [
            Audience("gold partners", "Contract level gold, role sales", "partner portal", 180...1_400),
            Audience("new resellers", "Signed within the last six months", "partner portal", 60...620),
            Audience("partner engineers", "Role engineer or presales, certificate due", "partner portal", 400...3_600),
            Audience(
                "partner managers",
                "Contacts of registered partners, role sales or delivery",
                "partner portal",
                900...4_100
            ),
            Audience("joint customers", "Customers of a partner with consent for both", "sales system", 700...9_800),
        ],
        approvers: [
            "stakeholder": "wei.ling.tan@example.com", "brand": "jun.hao.lim@example.com",
            "legal": "jun.hao.lim@example.com", "privacy": "jun.hao.lim@example.com",
            "local-market": "farah.aziz@example.com",
        ],
        speakers: [
            ("Wei Ling Tan", "Director Partner Marketing", "Example Group"),
            ("Nisha Kapoor", "Head of Delivery", "Brightwater Consulting"),
            ("Daniel Lim", "Managing Partner", "Lim & Sons Systems"),
            ("Ploy Srisai", "Sales Lead", "Chao Phraya Networks"),
        ],
        teams: [("apac-production", 0.65), ("nearshore-production", 0.2), ("emea-production", 0.15)]
    )
}
