import HubDomain

/// Titles as marketers write them.
enum TitleWriter {
    static func title(of service: ServiceKind, _ context: ContentContext, _ dice: inout Dice) -> String {
        let options = options(for: service, Words(context))
        return dice.pick(options)
    }

    private struct Words {
        let topic: String
        let small: String
        let audience: String
        let city: String
        let season: String
        let month: String
        let year: Int
        let language: String

        init(_ context: ContentContext) {
            topic = context.topic.title
            small = context.topic.name
            audience = context.audience.name
            city = context.city
            season = Self.seasons[context.launchOn.month % 12 / 3]
            month = Self.months[context.launchOn.month - 1]
            year = context.launchOn.year
            language = context.language
        }

        private static let seasons = ["Winter", "Spring", "Summer", "Autumn"]
        private static let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
    }

    private static func options(for service: ServiceKind, _ words: Words) -> [String] {
        switch service {
        case .newsletter: newsletters(words)
        case .landingPage: pages(words)
        case .webinar: webinars(words)
        case .nurture: programmes(words)
        case .paidSocial: flights(words)
        case .event: events(words)
        case .translation: translations(words)
        case .dataImport: imports(words)
        }
    }

    private static func newsletters(_ words: Words) -> [String] {
        [
            "\(words.season) \(words.small) – \(words.audience)",
            "\(words.month) newsletter for \(words.audience): \(words.small)",
            "\(words.topic): what's new, \(words.month) \(words.year)",
            "\(words.topic) – reminder for \(words.audience)",
            "Announcement: \(words.small) for \(words.audience)",
            "Invitation to the \(words.small) hour in \(words.city)",
            "Last call \(words.month): \(words.small)",
            "Service notice on \(words.small), \(words.month) \(words.year)",
        ]
    }

    private static func pages(_ words: Words) -> [String] {
        [
            "Landing page: \(words.small) for \(words.audience)", "\(words.topic) guide – download page",
            "\(words.topic): sign-up page \(words.season) \(words.year)", "\(words.topic) calculator page",
            "Campaign page \(words.month): \(words.small)", "\(words.topic) trial page for \(words.audience)",
        ]
    }

    private static func webinars(_ words: Words) -> [String] {
        [
            "\(words.topic) webinar for \(words.audience)", "Webinar: \(words.small) in practice",
            "Ask the experts: \(words.small), \(words.month) \(words.year)",
            "\(words.season) webinar series: \(words.small)",
            "Lunch-hour webinar: \(words.small) for \(words.audience)",
        ]
    }

    private static func programmes(_ words: Words) -> [String] {
        [
            "Onboarding series: \(words.small)", "Nurture programme: \(words.small) – \(words.audience)",
            "Re-engagement of \(words.audience): \(words.small)",
            "Welcome series for \(words.audience) (\(words.small))",
        ]
    }

    private static func flights(_ words: Words) -> [String] {
        [
            "Paid social: \(words.small) – \(words.audience)", "\(words.season) flight \(words.year): \(words.small)",
            "Lead ads: \(words.small) in \(words.city)", "\(words.topic) – social ads \(words.month)",
            "Retargeting: \(words.small) for \(words.audience)",
        ]
    }

    private static func events(_ words: Words) -> [String] {
        [
            "\(words.topic) round table in \(words.city)", "\(words.city) customer day: \(words.small)",
            "Dinner with \(words.audience), \(words.city): \(words.small)",
            "Trade show \(words.city) \(words.year): \(words.small) stand", "\(words.topic) workshop, \(words.city)",
        ]
    }

    private static func translations(_ words: Words) -> [String] {
        [
            "\(words.topic): white paper in \(words.language)", "\(words.topic) page in \(words.language)",
            "Mail texts for \(words.small) in \(words.language)", "Interface texts: \(words.small) (\(words.language))",
            "\(words.topic) terms in \(words.language), \(words.month) \(words.year)",
        ]
    }

    private static func imports(_ words: Words) -> [String] {
        [
            "Badge scans of the \(words.city) trade show", "Import: attendees of the \(words.small) webinar",
            "Survey answers on \(words.small), \(words.month)", "\(words.topic) sign-ups from the \(words.city) event",
            "Contacts of the former system – \(words.audience)", "Sales list \(words.city): \(words.small)",
        ]
    }
}
