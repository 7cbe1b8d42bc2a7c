/// What is typical of a division's campaigns.
struct DivisionProfile: Sendable {
    let key: String
    let site: Site
    /// Share of all campaigns.
    let weight: Double
    let locale: String
    /// Locales of further lines and of translations, with the name of the language.
    let otherLocales: [(locale: String, language: String)]
    let region: String
    let country: String
    let neighbours: [String]
    let cities: [String]
    let topics: [Topic]
    let audiences: [Audience]
    /// Addresses of those who decide, by kind of approval.
    let approvers: [String: String]
    /// Speakers of webinars and events: name, title, organisation.
    let speakers: [(name: String, title: String, organisation: String)]
    /// Teams that build for it, with their shares.
    let teams: [(String, Double)]

    static let all = [consumer, enterprise, publicSector, partnerMarketing]
}
