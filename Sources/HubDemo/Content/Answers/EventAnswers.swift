import HubDomain
import HubJSON

enum EventAnswers {
    static func make(_ context: ContentContext, _ dice: inout Dice) -> JSONObject {
        let start = context.weekday(dice.number(24...50))
        let days = context.tier == .large ? 2 : 1
        let guests = guests(context.tier, &dice)
        let capture = dice.pick(["badge-scan", "own-app", "none"])
        let officials = context.profile.key == "public-sector" && dice.happens(0.4)
        var answers: JSONObject = [
            "eventKind": .string(kind(context.tier, &dice)),
            "startsAt": context.wallTime(on: start, "09:30"),
            "endsAt": context.wallTime(on: start.adding(days: days - 1), "17:00"),
            "days": .count(days),
            "tracks": .bool(context.tier == .large && dice.happens(0.6)),
            "venue": [
                [
                    "name": .string(dice.pick(venues)), "address": .string("12 Station Square, \(context.city)"),
                    "capacity": .count(guests * 3 / 2), "stepFree": true, "contractSigned": true,
                ]
            ],
            "expectedGuests": .count(guests),
            "guestKinds": officials ? ["public-officials", "customers"] : ["customers", "prospects"],
            "inviteOnly": .bool(dice.happens(0.5)),
            "audience": context.audienceAnswer(guests * 9),
            "registration": .string(dice.pick(["own-page", "own-page", "organiser"])),
            "questions": ["diet", "accessibility", "company", "job-role"],
            "waitingList": .bool(dice.happens(0.6)),
            "leadCapture": .string(capture),
            "photoNotice": .bool(dice.happens(0.8)),
            "deletionDate": .string(start.adding(days: 28).iso8601),
            "agenda": .array(agenda(context, on: start)),
            "followUp": [
                ["segment": "met-hot", "by": "both", "offer": "A call within two days"],
                ["segment": "attended", "by": "mail", "offer": "Slides and photographs"],
                ["segment": "no-show", "by": "mail", "offer": "The next date"],
            ],
        ]
        if capture != "none" {
            answers["qualifiers"] = [
                ["question": "When will you decide?", "answers": "this quarter; this year; later", "hot": true]
            ]
        }
        return answers
    }

    private static let venues = [
        "Harbour House", "The Old Exchange", "Museum of Industry", "Riverside Hall", "Hotel Continental",
    ]

    private static func guests(_ tier: Tier, _ dice: inout Dice) -> Int {
        switch tier {
        case .small: dice.number(12...58)
        case .medium: dice.number(70...280)
        case .large: dice.number(140...640)
        }
    }

    private static func kind(_ tier: Tier, _ dice: inout Dice) -> String {
        switch tier {
        case .small: dice.pick(["round-table", "dinner", "workshop"])
        case .medium: dice.pick(["trade-show", "customer-day"])
        case .large: dice.pick(["conference", "customer-day"])
        }
    }

    private static func agenda(_ context: ContentContext, on date: CivilDate) -> [JSONValue] {
        let speakers = context.profile.speakers
        return [
            [
                "at": context.wallTime(on: date, "09:30"), "title": .string(context.topic.headline),
                "speaker": .string(speakers[0].name), "room": "Hall",
            ],
            [
                "at": context.wallTime(on: date, "11:00"), "title": "From the field: three reports",
                "speaker": .string(speakers[1].name), "room": "Hall",
            ],
        ]
    }
}
