import HubDomain
import HubJSON

/// What the texts of one brief have in common.
struct ContentContext: Sendable {
    let profile: DivisionProfile
    let division: DivisionDefinition
    let topic: Topic
    let audience: Audience
    let tier: Tier
    let locale: String
    /// Language of the target of a translation, for its title.
    let language: String
    let city: String
    /// Address of who answers questions.
    let contact: String
    let substitute: String
    let submittedOn: CivilDate
    let launchOn: CivilDate
    /// Local hour of the launch.
    let launchHour: Int

    func day(_ daysAfterLaunch: Int) -> JSONValue {
        .string(launchOn.adding(days: daysAfterLaunch).iso8601)
    }

    /// A local time some days after the launch, moved from a weekend to the Tuesday behind it.
    func wallTime(_ daysAfterLaunch: Int, _ time: String) -> JSONValue {
        wallTime(on: weekday(daysAfterLaunch), time)
    }

    func wallTime(on date: CivilDate, _ time: String) -> JSONValue {
        ["local": .string("\(date.iso8601)T\(time)"), "zone": .string(division.zone)]
    }

    func weekday(_ daysAfterLaunch: Int) -> CivilDate {
        let date = launchOn.adding(days: daysAfterLaunch)
        return switch date.weekday {
        case .saturday: date.adding(days: 3)
        case .sunday: date.adding(days: 2)
        default: date
        }
    }

    var launchTime: String { "\(launchHour < 10 ? "0" : "")\(launchHour):00" }

    func link(_ path: String) -> JSONValue { .string("https://www.example.com/\(path)") }

    func localised(_ text: String) -> JSONValue { .object(JSONObject([(key: locale, value: .string(text))])) }

    func file(_ name: String, _ dice: inout Dice) -> JSONValue {
        [
            "name": .string(name),
            "url": .string("https://assets.example.com/\(topic.slug)/\(name)"),
            "digest": .string("sha256:\(dice.hexDigits(64))"),
        ]
    }

    func audienceAnswer(_ count: Int) -> JSONValue {
        [
            "name": .string("\(audience.name.sentenceCase), \(profile.country)"),
            "criteria": .string(audience.criteria),
            "system": .string(audience.system),
            "expectedCount": .integer(Int64(count)),
        ]
    }

    func money(_ amount: Int) -> JSONValue {
        ["amountMinor": .integer(Int64(amount) * 100), "currency": .string(division.currency)]
    }
}

extension JSONValue {
    static func words(_ words: [String]) -> JSONValue { .array(words.map(JSONValue.string)) }
    static func count(_ number: Int) -> JSONValue { .integer(Int64(number)) }
}
