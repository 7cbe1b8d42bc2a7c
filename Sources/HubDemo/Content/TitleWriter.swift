import HubDomain
import HubJSON

/// Titles as marketers write them.
enum TitleWriter {
    /// - Parameter answers: Of the service's line; the title says what they say.
    static func title(
        of service: ServiceKind,
        _ answers: JSONObject,
        _ context: ContentContext,
        _ dice: inout Dice
    ) -> String {
        dice.pick(options(for: service, answers, Words(context)))
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

    private static func options(for service: ServiceKind, _ answers: JSONObject, _ words: Words) -> [String] {
        switch service {
        case .newsletter: newsletters(words, answers["sendKind"]?.string)
        case .landingPage: pages(words)
        case .webinar: webinars(words)
        case .nurture: programmes(words)
        case .paidSocial: flights(words)
        case .event: events(words, answers["eventKind"]?.string)
        case .translation: translations(words, answers["contentKind"]?.string)
        case .dataImport: imports(words, answers["origin"]?.string)
        }
    }

    private static func newsletters(_ words: Words, _ kind: String?) -> [String] {
        switch kind {
        case "service-notice":
            [
                "Service notice on \(words.small), \(words.month) \(words.year)",
                "Notice to \(words.audience): \(words.small)",
            ]
        case "invitation":
            [
                "Invitation to the \(words.small) hour in \(words.city)",
                "Invitation: \(words.small) for \(words.audience)",
                "Last call \(words.month): \(words.small)",
            ]
        case "announcement":
            [
                "Announcement: \(words.small) for \(words.audience)",
                "\(words.topic): what's new, \(words.month) \(words.year)",
                "\(words.season) \(words.small) – \(words.audience)",
            ]
        default:
            [
                "\(words.season) \(words.small) – \(words.audience)", "\(words.topic) – reminder for \(words.audience)",
                "\(words.month) newsletter for \(words.audience): \(words.small)",
                "\(words.topic) digest, \(words.month) \(words.year)",
            ]
        }
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

    private static func events(_ words: Words, _ kind: String?) -> [String] {
        switch kind {
        case "round-table":
            ["\(words.topic) round table in \(words.city)", "Round table \(words.city): \(words.small)"]
        case "dinner": ["Dinner with \(words.audience), \(words.city): \(words.small)"]
        case "workshop": ["\(words.topic) workshop, \(words.city)", "Workshop for \(words.audience): \(words.small)"]
        case "trade-show": ["Trade show \(words.city) \(words.year): \(words.small) stand"]
        case "conference": ["\(words.topic) conference \(words.year), \(words.city)"]
        default: ["\(words.city) customer day: \(words.small)", "Customer day \(words.year): \(words.small)"]
        }
    }

    private static func translations(_ words: Words, _ kind: String?) -> [String] {
        switch kind {
        case "email":
            [
                "Mail texts for \(words.small) in \(words.language)",
                "\(words.topic) mails, \(words.month), in \(words.language)",
            ]
        case "page":
            [
                "\(words.topic) page in \(words.language)",
                "Campaign page \(words.month): \(words.small) in \(words.language)",
            ]
        case "ad": ["\(words.topic) ads in \(words.language), \(words.month) \(words.year)"]
        case "interface": ["Interface texts: \(words.small) (\(words.language))"]
        case "legal": ["\(words.topic) terms in \(words.language), \(words.month) \(words.year)"]
        default:
            [
                "\(words.topic): white paper in \(words.language)",
                "\(words.topic) brochure for \(words.audience) in \(words.language)",
            ]
        }
    }

    private static func imports(_ words: Words, _ origin: String?) -> [String] {
        switch origin {
        case "own-event":
            ["Badge scans of the \(words.city) trade show", "\(words.topic) sign-ups from the \(words.city) event"]
        case "web-form-export":
            ["Import: attendees of the \(words.small) webinar", "Form export \(words.month): \(words.small)"]
        case "sales-list": ["Sales list \(words.city): \(words.small)", "Sales list \(words.month): \(words.audience)"]
        case "survey": ["Survey answers on \(words.small), \(words.month)"]
        default: ["Contacts of the former system – \(words.audience)"]
        }
    }
}
