extension WrongEditTests {
    static let organisation: [WrongEdit] = [
        division(
            "zone that is none",
            "zone: Europe/Berlin",
            "zone: Europe/Belin",
            "`Europe/Belin` is no IANA time zone"
        ),
        division("zone as an abbreviation", "zone: Europe/Berlin", "zone: CET", "`CET` is no IANA time zone"),
        division("currency in words", "currency: EUR", "currency: Euro", "`Euro` is no ISO 4217 code such as EUR"),
        division("address without a domain", "ada@example.com", "ada@example", "`ada@example` is no email address"),
        division("leap day as a year's start", "--04-01", "--02-29", "`--02-29` is no day of every year"),
        division("date as a year's start", "--04-01", "2026-04-01", "`2026-04-01` is no day of every year"),
        division(
            "unknown calendar",
            "calendar: office",
            "calendar: ofice",
            "there is no calendar `ofice`; did you mean `office`?"
        ),
        division(
            "yes for a boolean",
            "needsPurchaseOrder: true",
            "needsPurchaseOrder: yes",
            "`yes` is neither true nor false"
        ),
        division("missing key", "costCentre: SA1000\n", "", at: "key: sales", "`costCentre` is missing"),
        division("unknown key", "costCentre: SA1000", "costCenter: SA1000", "did you mean `costCentre`?", true),
        WrongEdit("unknown shore", SmallConfiguration.team, "onshore", "home", "`home` is not known here"),
        WrongEdit(
            "no skills",
            SmallConfiguration.team,
            "[design, proof-reading]",
            "[]",
            "`skills` must name at least one"
        ),
        WrongEdit(
            "skill given twice",
            SmallConfiguration.team,
            "[design, proof-reading]",
            "[design, design]",
            "skill `design` is given twice"
        ),
        WrongEdit(
            "no language",
            SmallConfiguration.team,
            "de-DE",
            "german",
            "`german` is no language tag such as en-GB"
        ),
        calendar("zone that is none", "Europe/Berlin", "Mars/Olympus", "isn't an IANA time zone"),
        calendar("unknown day", "  tue:", "  tues:", "one of mon, tue, wed, thu, fri, sat, sun"),
        calendar("impossible time", "[\"09:00\", \"12:00\"], [", "[\"09:00\", \"12:60\"], [", "A time is HH:MM"),
        calendar(
            "window without an end",
            "tue: [[\"09:00\", \"17:00\"]]",
            "tue: [[\"09:00\"]]",
            "A window is a start and an end"
        ),
        calendar("window that isn't in a list", "tue: [[\"09:00\", \"17:00\"]]", "tue: 9-17", "must be a list", true),
        calendar("impossible holiday", "2026-04-03", "2026-04-31", "A holiday is a date that exists"),
        calendar("holiday given twice", "2026-04-03", "--12-25", "holiday `--12-25` is given twice (first in line 9)"),
        calendar(
            "impossible special day",
            "2026-12-24",
            "2026-13-24",
            at: "2026-13-24",
            "A special day is named by a date"
        ),
    ]

    private static func division(
        _ name: String,
        _ old: String,
        _ new: String,
        at place: String? = nil,
        _ message: String,
        _ hasConsequences: Bool = false
    ) -> WrongEdit {
        WrongEdit(
            name,
            SmallConfiguration.division,
            old,
            new,
            at: place,
            message,
            hasConsequences: hasConsequences
        )
    }

    private static func calendar(
        _ name: String,
        _ old: String,
        _ new: String,
        at place: String? = nil,
        _ message: String,
        _ hasConsequences: Bool = false
    ) -> WrongEdit {
        WrongEdit(
            name,
            SmallConfiguration.calendar,
            old,
            new,
            at: place,
            message,
            hasConsequences: hasConsequences
        )
    }
}
