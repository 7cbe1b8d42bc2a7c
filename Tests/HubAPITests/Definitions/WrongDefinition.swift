import HubDomain
import Testing

/// A mistake in a shipped file, and where the answer must put it.
struct WrongDefinition: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String
    let old: String
    let new: String
    let pointer: String
    let message: String

    var testDescription: String { name }

    init(_ name: String, _ path: String, _ old: String, _ new: String, at pointer: String, _ message: String) {
        self.name = name
        self.path = path
        self.old = old
        self.new = new
        self.pointer = pointer
        self.message = message
    }

    static let all = [
        WrongDefinition(
            "unknown key",
            "services/landing-page",
            "kind: production\n",
            "kind: production\nsla: fast\n",
            at: "/sla",
            "unknown key `sla`"
        ),
        WrongDefinition(
            "mistyped key",
            "divisions/consumer",
            "costCentre:",
            "costCenter:",
            at: "/costCenter",
            "did you mean `costCentre`?"
        ),
        WrongDefinition(
            "missing key",
            "divisions/consumer",
            "currency: GBP\n",
            "",
            at: "/currency",
            "`currency` is missing"
        ),
        WrongDefinition(
            "unknown field in a rule",
            "services/landing-page",
            "\nfields:\n",
            "\nfields:\n  - {id: mood, type: text, when: {present: moood}}\n",
            at: "/fields/0/when/present",
            "`moood` is not a field"
        ),
        WrongDefinition(
            "impossible bounds",
            "services/landing-page",
            "\nfields:\n",
            "\nfields:\n  - {id: mood, type: integer, min: 9, max: 8}\n",
            at: "/fields/0/min",
            "min 9 is above max 8"
        ),
        WrongDefinition(
            "cyclic condition",
            "services/landing-page",
            "\nfields:\n",
            "\nfields:\n  - {id: mood, type: text, when: {present: tone}}\n"
                + "  - {id: tone, type: text, when: {present: mood}}\n",
            at: "/fields/0/when",
            "depend on each other: mood → tone → mood"
        ),
        WrongDefinition(
            "bad zone",
            "teams/apac-production",
            "zone: Asia/Kolkata",
            "zone: Asia/Calcuta",
            at: "/zone",
            "no IANA time zone"
        ),
        WrongDefinition(
            "calendar that isn't there",
            "teams/apac-production",
            "calendar: india",
            "calendar: inda",
            at: "/calendar",
            "there is no calendar `inda`; did you mean `india`?"
        ),
        WrongDefinition(
            "dead end",
            "workflows/campaign-production",
            "\nactions:\n",
            "\nactions:\n  - {key: park, name: Park, from: [build], to: parked, roles: [lead]}\n",
            at: "/actions/0/to",
            "there is no stage `parked`"
        ),
        WrongDefinition(
            "key of another",
            "divisions/consumer",
            "key: consumer\n",
            "key: consumers\n",
            at: "/key",
            "differs from the address, `consumer`"
        ),
        WrongDefinition(
            "service that nobody offers",
            "vendors/agency-a",
            "services: [content-translation]",
            "services: [translation]",
            at: "/services/0",
            "there is no service `translation`"
        ),
        WrongDefinition(
            "day that months lack",
            "freezes/quarter-end",
            "day: last",
            "day: 31",
            at: "/every/day",
            "doesn't always have a day 31"
        ),
        WrongDefinition(
            "unknown option",
            "services/landing-page",
            "dataSensitivity: ",
            "dataSensitivity: very-",
            at: "/dataSensitivity",
            "is not known here"
        ),
    ]
}
