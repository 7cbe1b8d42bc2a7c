import HubDomain
import HubJSON

extension ServiceKind {
    /// Answers to every field that the service asks the requester for; the sizing rules come to the context's tier.
    func answers(_ context: ContentContext, _ dice: inout Dice) -> JSONObject {
        switch self {
        case .newsletter: NewsletterAnswers.make(context, &dice)
        case .landingPage: LandingPageAnswers.make(context, &dice)
        case .webinar: WebinarAnswers.make(context, &dice)
        case .nurture: NurtureAnswers.make(context, &dice)
        case .paidSocial: PaidSocialAnswers.make(context, &dice)
        case .event: EventAnswers.make(context, &dice)
        case .translation: TranslationAnswers.make(context, &dice)
        case .dataImport: DataImportAnswers.make(context, &dice)
        }
    }

    /// What production adds during the build, because QA asks for it.
    func answersForQA(_ line: ServiceLine, testers: [String], _ dice: inout Dice) -> JSONObject {
        switch self {
        case .newsletter:
            let clients = ["Apple Mail", "Gmail", "Outlook 365", "Outlook 2019", "Samsung Mail"]
            let rows = zip(testers, clients).map { person, client -> JSONValue in
                ["person": .string(person), "client": .string(client)]
            }
            return ["seedList": .array(rows)]
        case .translation: return ["segmentsMissing": 0]
        case .dataImport:
            let rows = line.answers["rows"]?.integer ?? 0
            return ["actualRows": .integer(rows + Int64(Double(rows) * dice.number(-0.04...0.04)))]
        case .landingPage, .webinar, .nurture, .paidSocial, .event: return [:]
        }
    }

    /// What production adds before the launch.
    func answersForLaunch(_ line: ServiceLine, owner: String, _ dice: inout Dice) -> JSONObject {
        switch self {
        case .newsletter:
            let expected = line.answers["expectedCount"]?.integer ?? 0
            return ["actualCount": .integer(expected + Int64(Double(expected) * dice.number(-0.15...0.1)))]
        case .webinar: return ["platformSessionId": .string("WEB-\(dice.number(100_000...999_999))")]
        case .paidSocial: return ["commentOwner": .string(owner)]
        case .translation:
            let digest = JSONValue.string(dice.hexDigits(64))
            return ["sourceDigest": digest, "translatedFromDigest": digest]
        case .landingPage, .nurture, .event, .dataImport: return [:]
        }
    }

    /// Fields that a requester leaves out when a draft is handed in too early; asked for at the build.
    func looseEnds(_ reason: String) -> [String] {
        switch (reason, self) {
        case ("copy-not-final", .newsletter): ["modules", "subject", "preheader"]
        case ("copy-not-final", .landingPage): ["sections", "metaDescription"]
        case ("copy-not-final", .webinar): ["abstract"]
        case ("copy-not-final", .nurture): ["mails"]
        case ("copy-not-final", .paidSocial): ["ads"]
        case ("copy-not-final", .translation): ["sourceFrozen"]
        case ("copy-not-final", .event): ["questions"]
        case ("copy-not-final", .dataImport): ["columns"]
        case ("budget-missing", .paidSocial): ["mediaBudgetApproval"]
        case ("consent-evidence-missing", .dataImport): ["consentEvidence", "noticeVersion"]
        case ("asset-quality", .landingPage): ["asset"]
        default: []
        }
    }
}
