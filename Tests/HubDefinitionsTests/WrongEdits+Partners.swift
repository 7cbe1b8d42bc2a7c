extension WrongEditTests {
    static let partners: [WrongEdit] = [
        vendor("unknown key", "currency: EUR", "currency: EUR\nphone: x", at: "phone:", "unknown key `phone`"),
        vendor("mistyped key", "contact:", "contacts:", "did you mean `contact`?", true),
        vendor("unknown service", "[poster]", "[postr]", "there is no service `postr`; did you mean `poster`?"),
        vendor("service given twice", "[poster]", "[poster, poster]", "service `poster` is given twice"),
        vendor("no service", "[poster]", "[]", "`services` must name at least one"),
        vendor("unknown calendar", "calendar: office", "calendar: ofice", "did you mean `office`?"),
        vendor("contact without a name", "{name: Paul Press, email", "{email", "`name` is missing"),
        vendor("contact as a text", "{name: Paul Press, email: paul@example.net}", "Paul", "must be a mapping"),
        vendor("address without a domain", "paul@example.net", "paul@example", "is no email address"),
        vendor("currency in words", "currency: EUR", "currency: euros", "is no ISO 4217 code"),
        freeze("unknown level", "level: hard", "level: strict", "`strict` is not known here; known: hard, soft"),
        freeze("unknown zone", "zone: Europe/Berlin", "zone: Berlin", "`Berlin` is no IANA time zone"),
        freeze("owner without an address", "owner: ada@example.com", "owner: ada", "`ada` is no email address"),
        freeze("month that is none", "[6, 12]", "[6, 13]", "13 is not between 1 and 12"),
        freeze("month given twice", "[6, 12]", "[6, 6]", "month `6` is given twice"),
        freeze("day that months lack", "day: last", "day: 31", "month 6 doesn't always have a day 31: write `last`"),
        freeze("day in words", "day: last", "day: final", "`final` is not a whole number"),
        freeze("weekday in full", "day: last", "day: {weekday: thursday, week: 4}", "`thursday` is not known here"),
        freeze("fifth week", "day: last", "day: {weekday: thu, week: 5}", "5 is not between 1 and 4"),
        freeze("negative days", "daysBefore: 3", "daysBefore: -3", "-3 is not between 0 and 300"),
        freeze("unknown calendar", "calendar: office", "calendar: bank", "there is no calendar `bank`"),
        freeze("unknown division", "[sales]", "[sale]", "there is no division `sale`; did you mean `sales`?"),
        freeze("services for nobody", "services: [poster]", "services: []", "`services` must name at least one"),
        freeze("neither window nor rule", "every:", "evry:", "did you mean `every`?", true),
        window("window that ends before it begins", "to: \"2027-01-17", "to: \"2027-01-15", "ends before it begins"),
        window("moment without a time", "\"2027-01-16T20:00\"", "\"2027-01-16\"", "is no date and time such as"),
        window("day that doesn't exist", "2027-01-16T", "2027-02-30T", "is no date and time such as"),
        window("window without an end", ", to: \"2027-01-17T04:00\"", "", at: "window:", "`to` is missing"),
    ]

    private static func vendor(
        _ name: String,
        _ old: String,
        _ new: String,
        at place: String? = nil,
        _ message: String,
        _ hasConsequences: Bool = false
    ) -> WrongEdit {
        WrongEdit(name, SmallConfiguration.vendor, old, new, at: place, message, hasConsequences: hasConsequences)
    }

    private static func freeze(
        _ name: String,
        _ old: String,
        _ new: String,
        _ message: String,
        _ hasConsequences: Bool = false
    ) -> WrongEdit {
        WrongEdit(name, SmallConfiguration.freeze, old, new, message, hasConsequences: hasConsequences)
    }

    private static func window(
        _ name: String,
        _ old: String,
        _ new: String,
        at place: String? = nil,
        _ message: String
    ) -> WrongEdit {
        WrongEdit(name, SmallConfiguration.window, old, new, at: place, message)
    }
}
