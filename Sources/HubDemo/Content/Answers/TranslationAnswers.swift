import HubDomain
import HubJSON

enum TranslationAnswers {
    static func make(_ context: ContentContext, _ dice: inout Dice) -> JSONObject {
        let kind = dice.pick(["email", "page", "ad", "document", "document", "interface", "legal"])
        let words =
            switch context.tier {
            case .small: dice.number(8...48) * 10
            case .medium: dice.number(54...240) * 10
            case .large: dice.number(260...780) * 10
            }
        var answers: JSONObject = [
            "source": context.file("\(context.topic.slug)-source.xliff", &dice),
            "sourceLocale": .string(context.profile.locale),
            "targetLocale": .string(context.locale),
            "sourceWords": .count(words),
            "sourceFrozen": true,
            "contentKind": .string(kind),
            "method": kind == "legal"
                ? "human" : .string(dice.pick(["human", "human-edited-machine", "transcreation"])),
            "formality": .string(dice.pick(["formal", "informal", "house-default"])),
            "doNotTranslate": .string("Product names, tokens in braces, \(context.topic.slug)"),
            "localReviewer": .string(context.substitute),
            "vendor": .string(dice.pick(["agency-a", "agency-b", "in-house"])),
            "returnFormat": .string(dice.pick(["same-file", "exchange-file", "into-platform"])),
        ]
        if ["email", "ad", "interface"].contains(kind) {
            answers["lengthLimits"] = [
                ["element": "Headline", "characters": 40], ["element": "Button", "characters": 24],
            ]
        }
        if dice.happens(0.5) { answers["context"] = context.file("\(context.topic.slug)-proof.pdf", &dice) }
        return answers
    }
}
