import HubDomain
import HubJSON

enum PaidSocialAnswers {
    static func make(_ context: ContentContext, _ dice: inout Dice) -> JSONObject {
        let networks = networks(context, &dice)
        let budget = dice.count(2_000...90_000)
        return [
            "networks": .words(networks),
            "flightFrom": context.day(0),
            "flightTo": context.day(dice.number(14...45)),
            "mediaBudget": context.money(budget),
            "mediaBudgetApproval": context.file("media-budget-\(context.topic.slug).pdf", &dice),
            "pacing": .string(dice.pick(["even", "front-loaded"])),
            "bidGoal": .string(dice.pick(["reach", "clicks", "leads", "conversions"])),
            "costTarget": context.money(dice.number(6...140)),
            "audience": context.audienceAnswer(dice.count(context.audience.size) * 4),
            "customList": .bool(dice.happens(0.25)),
            "excludeAudience": .words(
                dice.some(2, of: ["customers", "employees", "open-opportunities", "converted-30d"])
            ),
            "specialCategory": dice.happens(0.05) ? "employment" : "none",
            "ads": .array(ads(context, networks, &dice)),
            // A page has to be live first: see Neighbours.
            "destination": "lead-form",
            "safetyExclusions": .words([dice.pick(["default-list", "strict-list"])]),
        ]
    }

    private static func networks(_ context: ContentContext, _ dice: inout Dice) -> [String] {
        let isConsumer = context.profile.key == "consumer"
        let usual =
            isConsumer
            ? ["general-social", "short-video", "video", "messaging-feed"]
            : ["professional", "video", "general-social"]
        switch context.tier {
        case .small: return [usual[0]]
        case .medium: return Array(usual.prefix(2))
        case .large: return dice.some(3, of: usual)
        }
    }

    private static func ads(_ context: ContentContext, _ networks: [String], _ dice: inout Dice) -> [JSONValue] {
        let count =
            switch context.tier {
            case .small: dice.number(2...4)
            case .medium: dice.number(5...9)
            case .large: dice.number(8...14)
            }
        return (0..<count).map { index in
            let passage = Passages.all[index % Passages.all.count]
            return [
                "network": .string(networks[index % networks.count]),
                "format": .string(dice.pick(["image", "carousel", "video", "lead-form"])),
                "headline": .string(index == 0 ? context.topic.headline : passage.headline),
                "text": .string(passage.body), "media": context.file("ad-\(index + 1).mp4", &dice),
                "link": context.link(context.topic.slug), "callToAction": .string(passage.call),
            ]
        }
    }
}
