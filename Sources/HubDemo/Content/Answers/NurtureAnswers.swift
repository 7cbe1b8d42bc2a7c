import HubDomain
import HubJSON

enum NurtureAnswers {
    static func make(_ context: ContentContext, _ dice: inout Dice) -> JSONObject {
        let tracks = tracks(context)
        let backlog = dice.count(100...9_000)
        var answers: JSONObject = [
            "entry": .string(
                "Sign-up for \(context.topic.name) confirmed; event from the \(context.audience.system) within the hour"
            ),
            "expectedPerMonth": .count(dice.count(40...5_000)),
            "backlogAtStart": .count(backlog),
            "exits": [
                ["condition": "Goal reached in the product", "outcome": "goal-reached"],
                ["condition": "60 days since entry", "outcome": "timed-out"],
                ["condition": "Unsubscribed", "outcome": "unsubscribed"],
            ],
            "reEntry": .string(dice.pick(["never", "after-90-days", "after-180-days"])),
            "tracks": .array(
                tracks.map { ["name": .string($0.name), "for": .string($0.for), "rule": .string($0.rule)] }
            ),
            "mails": .array(mails(context, tracks.map(\.name), &dice)),
            "sendWindow": .string(dice.pick(["working-hours-local", "mornings-local"])),
            "precedence": .count(dice.number(1...9)),
            "suppressWhen": .words(
                dice.some(
                    2,
                    of: ["open-opportunity", "support-case-open", "recent-purchase-30d", "other-nurture-active"]
                )
            ),
            "scoring": .bool(context.tier == .large),
            "salesHandOver": [["threshold": "score above 60", "to": "inside sales", "withinMinutes": 120]],
            "holdOut": .count(dice.pick([5, 10])),
            "reviewEveryMonths": .count(dice.pick([3, 6])),
            "programmeOwner": .string(context.contact),
        ]
        if backlog > 5_000 { answers["rampPlan"] = [["day": 1, "people": 500], ["day": 2, "people": 2_000]] }
        return answers
    }

    private static let purposes = [
        ("Welcome", "Good to have you with us"), ("First success", "Your first result in ten minutes"),
        ("Proof", "What others made of it"), ("Help", "Stuck? Three ways to an answer"),
        ("Next step", "Ready for more?"), ("Feedback", "How are we doing?"),
        ("Offer", "Something for your first quarter"),
    ]

    private static func tracks(_ context: ContentContext) -> [(name: String, for: String, rule: String)] {
        let main = (name: "Main", for: context.audience.name.sentenceCase, rule: "otherwise")
        switch context.tier {
        case .small: return [main]
        case .medium: return [(name: "Fast", for: "Active within three days", rule: "active_days >= 2"), main]
        case .large:
            return [
                (name: "Fast", for: "Active within three days", rule: "active_days >= 2"),
                (name: "Quiet", for: "No visit for a week", rule: "days_since_visit >= 7"), main,
            ]
        }
    }

    private static func mails(_ context: ContentContext, _ tracks: [String], _ dice: inout Dice) -> [JSONValue] {
        let count =
            switch context.tier {
            case .small: dice.number(3...4)
            case .medium: dice.number(5...8)
            case .large: dice.number(9...13)
            }
        return (0..<count).map { index in
            let order = index / tracks.count
            let purpose = purposes[order % purposes.count]
            return [
                "track": .string(tracks[index % tracks.count]), "order": .count(order + 1),
                "waitDays": .count(order == 0 ? 0 : dice.number(2...7)), "purpose": .string(purpose.0),
                "subject": .string(purpose.1), "copy": context.file("mail-\(index + 1).docx", &dice),
                "link": context.link("\(context.topic.slug)/start"),
            ]
        }
    }
}
