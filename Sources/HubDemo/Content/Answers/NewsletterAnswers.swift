import HubDomain
import HubJSON

enum NewsletterAnswers {
    static func make(_ context: ContentContext, _ dice: inout Dice) -> JSONObject {
        let isNotice = dice.happens(0.06)
        let blocks = dynamicBlocks(context.tier, &dice)
        let count = dice.count(context.audience.size)
        var answers: JSONObject = [
            "sendKind": isNotice ? "service-notice" : .string(dice.pick(["newsletter", "announcement", "invitation"])),
            "audience": context.audienceAnswer(count),
            "expectedCount": .count(count),
            "exclusions": .words(["unsubscribed"] + dice.some(2, of: exclusions)),
            "lawfulBasis": .string(
                isNotice ? "contract-notice" : dice.pick(["consent", "consent", "existing-customer"])
            ),
            "slots": [["locale": .string(context.locale), "at": context.wallTime(0, context.launchTime)]],
            "template": .string(template(context.tier, &dice)),
            "subject": context.localised(subject(context, &dice)),
            "preheader": context.localised(dice.pick(preheaders)),
            "sender": .string(dice.pick(["brand", "division", "person"])),
            "replyTo": .string("\(context.profile.key)-news@example.com"),
            "modules": .array(modules(context, &dice)),
            "dynamicBlocks": .count(blocks),
            "textVersion": .string(dice.pick(["generated", "generated", "supplied"])),
            "recurrence": .string(dice.pick(["once", "once", "monthly", "quarterly"])),
        ]
        if blocks > 0 {
            answers["fallbackValues"] = [
                ["token": "first_name", "fallback": "there"],
                ["token": "product", "fallback": .string(context.topic.name)],
            ]
        }
        return answers
    }

    private static let exclusions = [
        "competitors", "employees", "open-opportunities", "recent-recipients-7d", "partners", "under-complaint",
    ]

    private static let preheaders = [
        "Three things to know before the end of the month",
        "What changes for you, and what to do about it",
        "A short read with one thing to try today",
        "The figures, the offer and how to ask us anything",
        "Now open, with places for the first ones who answer",
    ]

    private static func subject(_ context: ContentContext, _ dice: inout Dice) -> String {
        dice.pick([
            context.topic.headline, "News on the \(context.topic.name)", "Your \(context.topic.name), explained",
        ])
    }

    private static func dynamicBlocks(_ tier: Tier, _ dice: inout Dice) -> Int {
        switch tier {
        case .small: 0
        case .medium: dice.number(0...2)
        case .large: dice.number(3...5)
        }
    }

    private static func template(_ tier: Tier, _ dice: inout Dice) -> String {
        tier == .large && dice.happens(0.5) ? "new" : dice.pick(["standard", "event", "plain", "product-update"])
    }

    private static func modules(_ context: ContentContext, _ dice: inout Dice) -> [JSONValue] {
        let count =
            switch context.tier {
            case .small: dice.number(1...3)
            case .medium: dice.number(4...8)
            case .large: dice.number(5...10)
            }
        let kinds = ["hero", "text", "teaser", "quote", "product", "event", "banner"]
        return (0..<count).map { index in
            let passage = Passages.all[(index + dice.number(0...2)) % Passages.all.count]
            var module: JSONObject = [
                "kind": index == 0 ? "hero" : .string(dice.pick(kinds)),
                "headline": .string(index == 0 ? context.topic.headline : passage.headline),
                "body": .string(index == 0 ? context.topic.message : passage.body),
                "link": context.link("\(context.topic.slug)/\(passage.slug)"),
                "linkText": .string(passage.call),
            ]
            if index == 0 || dice.happens(0.4) {
                module["image"] = context.file("\(context.topic.slug)-\(index + 1).jpg", &dice)
            }
            return .object(module)
        }
    }
}
