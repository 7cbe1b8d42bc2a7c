extension WrongEditTests {
    static let fields: [WrongEdit] = [
        field("unknown key", "type: integer, minimum: 1", "unknown key `minimum` in a field"),
        field("mistyped key", "type: integer, hlp: x", "unknown key `hlp` in a field; did you mean `help`?"),
        field("unknown type", "type: number", "`number` is not known here"),
        field("mistyped type", "type: intger", "`intger` is not known here; did you mean `integer`?"),
        field("missing type", "help: Number", "`type` is missing"),
        field(
            "required sometimes, due never",
            "type: integer, requiredWhen: {present: colour}",
            "`requiredWhen` needs `due`"
        ),
        field("impossible bounds", "type: integer, min: 9, max: 8", "min 9 is above max 8: no answer would fit"),
        field("negative length", "type: text, min: -1", "-1 is not between 0 and 20000"),
        field("bound that is no number", "type: integer, max: ten", "`ten` is not a whole number"),
        field("more choices than options", "type: choices, of: [a, b], max: 3", "3 is not between 0 and 2"),
        field("choice without options", "type: choice", "`of` is missing"),
        field("empty choice", "type: choice, of: []", "a choice needs at least one option"),
        field("option given twice", "type: choice, of: [a, b, a]", "option `a` is given twice"),
        field("option that is no word", "type: choice, of: [Small Print]", "`Small Print` is not a word of lower-case"),
        field("options of a text", "type: text, of: [a]", "a field of type text has no `of`"),
        field("bounds of a date", "type: date, min: 3", "a field of type date has no `min`"),
        field("pattern that doesn't compile", "type: text, pattern: \"(a\"", "`(a` is no regular expression"),
        field("table without columns", "type: table", "`columns` is missing"),
        field("unknown column type", "type: table, columns: {a: txt}", "`txt` is not known here; did you mean `text`?"),
        field("table in a table", "type: table, columns: {a: table}", "a column can't be of type table"),
        field("column named count", "type: table, columns: {count: text}", "a column can't be named count"),
        field("too many rows", "type: table, max: 501, columns: {a: text}", "501 is not between 0 and 500"),
        field(
            "table per locale",
            "type: table, each: locale, columns: {a: text}",
            "a table can't be asked for per locale"
        ),
        field("unknown repetition", "type: text, each: row", "`row` is not known here; known: locale"),
        field("unknown owner", "type: text, by: reviewer", "`reviewer` is not known here; known: producer, requester"),
        field("unknown stage", "type: text, due: bild", "no workflow has a stage `bild`; did you mean `build`?"),
        field("stage without a gate", "type: text, due: qa", "nothing is ever due at `qa`"),
        field("when and unless", "type: text, when: {present: inks}, unless: {present: colour}", "exclude each other"),
        field("condition on itself", "type: text, when: {present: remark}", "depend on each other: remark → remark"),
        field("key without value", "type: text, due: ", "`due` has no value: give one or leave the key out"),
        field("blank label", "type: text, label: \" \"", "the text is empty"),
        WrongEdit(
            "conditions in a circle",
            SmallConfiguration.service,
            "{id: colour, type: choice, due: intake,",
            "{id: colour, type: choice, when: {present: inks},",
            "the conditions of fields depend on each other: colour → inks → colour"
        ),
        WrongEdit(
            "field of the common brief",
            SmallConfiguration.service,
            "{id: printed, type",
            "{id: printed, type: integer}\n  - {id: claims, type",
            at: "{id: claims",
            "field `claims` exists in the common brief too"
        ),
        WrongEdit(
            "name of the hub",
            SmallConfiguration.service,
            "{id: printed, type",
            "{id: printed, type: integer}\n  - {id: tier, type",
            at: "{id: tier",
            "`tier` is a name of the hub itself"
        ),
        WrongEdit(
            "field given twice",
            SmallConfiguration.service,
            "{id: printed, type",
            "{id: printed, type: integer}\n  - {id: copies, type",
            at: "{id: copies, type: integer, by",
            "field `copies` is given twice"
        ),
        WrongEdit(
            "brief that names a service's field",
            SmallConfiguration.brief,
            "equals: [division.needsPurchaseOrder, true]",
            "present: copies",
            "`copies` is not a field of the common brief"
        ),
    ]

    private static func field(_ name: String, _ body: String, _ message: String) -> WrongEdit {
        WrongEdit(name, SmallConfiguration.service, "type: text, help: \"Anything else\"", body, message)
    }
}
