import HubDomain
import HubJSON

enum WebinarAnswers {
    static func make(_ context: ContentContext, _ dice: inout Dice) -> JSONObject {
        let sessions = sessions(context, &dice)
        let isShared = context.tier == .medium && context.profile.key == "partner-marketing"
        let registrants =
            switch context.tier {
            case .small: dice.number(4...48) * 10
            case .medium: dice.number(52...180) * 10
            case .large: dice.number(80...420) * 10
            }
        var answers: JSONObject = [
            "sessions": .array(sessions.map { session(context, on: $0, registrants) }),
            "topicTitle": context.localised(context.topic.headline),
            "abstract": context.localised(abstract(of: context)),
            "speakers": .array(
                dice.some(dice.number(1...3), of: context.profile.speakers).map { speaker($0, context, &dice) }
            ),
            "moderator": .string(context.contact),
            "expectedRegistrants": .count(registrants),
            "invitations": .count(context.tier == .small ? 1 : dice.number(2...3)),
            "audience": context.audienceAnswer(dice.count(context.audience.size)),
            "registrationQuestions": .words(
                dice.some(3, of: ["company", "job-role", "country", "question-to-speaker"])
            ),
            "onDemand": .string(dice.pick(["gated", "open"])),
            "onDemandUntil": context.day(dice.number(120...240)),
            "followUpOffer": [
                [
                    "segment": "attended", "offer": "Slides and checklist",
                    "link": context.link("\(context.topic.slug)/slides"),
                ],
                ["segment": "no-show", "offer": "Recording", "link": context.link("\(context.topic.slug)/recording")],
            ],
            "salesAlert": .string(dice.pick(["none", "attended", "attended-and-asked"])),
            "slidesDue": .string(sessions[0].adding(days: -9).iso8601),
        ]
        if isShared {
            answers["partner"] = "Brightwater Consulting"
            answers["leadSharing"] = "opted-in-only"
        }
        if dice.happens(0.3) {
            answers["polls"] = [["question": "Where do you stand today?", "answers": "planning; piloting; done"]]
        }
        return answers
    }

    /// The local dates of the sessions; three or more make a series.
    private static func sessions(_ context: ContentContext, _ dice: inout Dice) -> [CivilDate] {
        let first = dice.number(18...30)
        let count = context.tier == .large ? dice.number(2...4) : 1
        return (0..<count).map { context.weekday(first + $0 * 14) }
    }

    private static func session(_ context: ContentContext, on date: CivilDate, _ registrants: Int) -> JSONValue {
        [
            "at": context.wallTime(on: date, "14:00"), "minutes": 60, "language": .string(context.locale),
            "capacity": .count(registrants * 2),
        ]
    }

    private static func abstract(of context: ContentContext) -> String {
        "\(context.topic.message) In this hour our speakers show how \(context.audience.name) went about it, what it took "
            + "in people, time and money, and what they would do differently. Half of the time is kept for questions."
    }

    private static func speaker(
        _ speaker: (name: String, title: String, organisation: String),
        _ context: ContentContext,
        _ dice: inout Dice
    ) -> JSONValue {
        let fileName = speaker.name.lowercased().filter { $0.isASCII && ($0.isLetter || $0 == " ") }
            .split(separator: " ").joined(separator: "-")
        return [
            "name": .string(speaker.name), "title": .string(speaker.title),
            "organisation": .string(speaker.organisation),
            "biography": .string("\(speaker.name) has worked on \(context.topic.name) for many years."),
            "photo": context.file("\(fileName).jpg", &dice), "releaseSigned": true,
        ]
    }
}
