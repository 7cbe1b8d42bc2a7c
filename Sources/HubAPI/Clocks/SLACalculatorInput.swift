import HubDomain
import HubJSON
import HubOperations

/// A question to the SLA calculator.
struct SLACalculatorInput: EndpointInput {
    let calendar: SLAQuestion.Calendar
    let start: Instant
    let goalMinutes: Int64?
    let end: Instant?
    let pauses: [PauseInput]

    static let schemaName = "SLAQuestion"

    init(_ reader: inout InputReader) {
        calendar = reader.required(
            "calendar",
            CalendarChoiceKind(),
            note: "The key of a calendar, or a calendar written out.",
            example: "germany-berlin"
        )
        start = reader.required("start", .instant, note: "When the clock starts.")
        goalMinutes = reader.optional(
            "goalMinutes",
            .integer(Int64.zero...SLACalculation.mostGoalMinutes),
            note: "Working time to be reached. Either this or `end`."
        )
        end = reader.optional("end", .instant, note: "Up to when working time is counted.")
        pauses = reader.optional(
            "pauses",
            .list(of: .object(PauseInput.self), 0...1_000),
            default: [],
            note: "When the clock stands still, half-open. Those that overlap count once."
        )
    }

    var question: SLAQuestion {
        SLAQuestion(
            calendar: calendar,
            start: start,
            goalMinutes: goalMinutes,
            end: end,
            pauses: pauses.map { Pause(from: $0.from, to: $0.to) }
        )
    }
}

struct PauseInput: EndpointInput {
    let from: Instant
    let to: Instant?

    static let schemaName = "Pause"

    init(_ reader: inout InputReader) {
        from = reader.required("from", .instant)
        to = reader.optional("to", .instant, note: "null for a pause that is still on.")
    }
}

/// A calendar written in the request. What makes a calendar valid is judged by the calendar itself.
struct CalendarInput: EndpointInput {
    let zone: String?
    let timezone: String?
    let weeklyHours: [WindowsByDay.Entry]
    let holidays: [String]
    let days: [WindowsByDay.Entry]

    typealias WindowsByDay = MapKind<ListKind<ListKind<TextKind>>>

    static let schemaName = "Calendar"

    init(_ reader: inout InputReader) {
        zone = reader.optional("zone", .text(1...100), note: "An IANA name.", example: "Europe/Berlin")
        timezone = reader.optional("timezone", .text(1...100), note: "Another name for `zone`.")
        weeklyHours = reader.optional(
            "weeklyHours",
            .windows(days: 7),
            default: [],
            note: """
                Windows by day, `mon` to `sun`; a day that isn't named has none. An end of `24:00` is midnight, one at \
                or before its start lies on the next day.
                """,
            example: ["mon": [["09:00", "12:00"], ["13:00", "17:30"]]]
        )
        holidays = reader.optional(
            "holidays",
            .list(of: .text(1...20), 0...2_000),
            default: [],
            note: "Dates on which no window begins; `--12-26` is every year.",
            example: ["2026-12-25", "--12-26"]
        )
        days = reader.optional(
            "days",
            .windows(days: 2_000),
            default: [],
            note: "Dates with windows of their own, which outrank holidays.",
            example: ["2026-12-24": [["09:00", "12:00"]]]
        )
    }

    var draft: CalendarDraft {
        CalendarDraft(
            zone: zone,
            timezone: timezone,
            weeklyHours: weeklyHours.map { CalendarDraft.Day($0.key, $0.value) },
            holidays: holidays,
            days: days.map { CalendarDraft.Day($0.key, $0.value) }
        )
    }
}

extension ValueKind where Self == CalendarInput.WindowsByDay {
    fileprivate static func windows(days: Int) -> Self {
        .map(of: .list(of: .list(of: .text(1...20), 0...10), 0...1_000), limit: days)
    }
}

/// A calendar's key, or a calendar.
struct CalendarChoiceKind: ValueKind {
    private let key = TextKind.text(1...100)
    private let calendar = ObjectKind<CalendarInput>()

    var placeholder: SLAQuestion.Calendar { .named("always") }

    func read(_ value: JSONValue, into issues: inout IssueList) -> SLAQuestion.Calendar? {
        switch value {
        case .string: return key.read(value, into: &issues).map(SLAQuestion.Calendar.named)
        case .object: return calendar.read(value, into: &issues).map { .inline($0.draft) }
        default:
            issues.addType("the key of a calendar or a calendar", found: value)
            return nil
        }
    }

    func schema(_ recorder: inout SchemaRecorder) -> Schema {
        .oneOf([key.schema(&recorder), calendar.schema(&recorder)])
    }
}
