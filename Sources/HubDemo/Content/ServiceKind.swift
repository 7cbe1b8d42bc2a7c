import HubDomain

/// The services that the demo orders, by their keys in the catalogue.
enum ServiceKind: String, Sendable, CaseIterable {
    case newsletter = "email-newsletter"
    case landingPage = "landing-page"
    case webinar = "webinar-programme"
    case nurture = "nurture-programme"
    case paidSocial = "paid-social"
    case event = "event-programme"
    case translation = "content-translation"
    case dataImport = "data-list-import"

    /// How often it is ordered, relative to the others.
    var weight: Double {
        switch self {
        case .newsletter: 34
        case .landingPage: 17
        case .webinar: 9
        case .nurture: 4
        case .paidSocial: 12
        case .event: 6
        case .translation: 10
        case .dataImport: 8
        }
    }

    /// Rounds of approval in scope.
    var rounds: Int {
        switch self {
        case .newsletter, .landingPage, .webinar, .nurture, .paidSocial, .event: 2
        case .translation, .dataImport: 1
        }
    }

    /// Shares of small, medium and large orders.
    var tiers: [(Tier, Double)] {
        switch self {
        case .newsletter, .dataImport, .translation: [(.small, 0.5), (.medium, 0.38), (.large, 0.12)]
        case .landingPage, .paidSocial: [(.small, 0.45), (.medium, 0.4), (.large, 0.15)]
        case .webinar, .event, .nurture: [(.small, 0.38), (.medium, 0.44), (.large, 0.18)]
        }
    }

    /// Services that are often ordered along with it in one campaign.
    var companions: [ServiceKind] {
        switch self {
        case .newsletter: [.landingPage, .translation, .newsletter]
        case .landingPage: [.paidSocial, .newsletter]
        case .webinar: [.landingPage, .paidSocial]
        case .event: [.newsletter, .dataImport]
        case .paidSocial: [.landingPage]
        case .nurture: [.landingPage]
        case .translation: [.translation]
        case .dataImport: []
        }
    }

    /// Its data must stay on shores under the division's data-protection law.
    var allowsOffshore: Bool {
        switch self {
        case .nurture, .event, .dataImport: false
        case .newsletter, .landingPage, .webinar, .paidSocial, .translation: true
        }
    }
}
