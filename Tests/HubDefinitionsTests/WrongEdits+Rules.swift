extension WrongEditTests {
    static let rules: [WrongEdit] = [
        rule(
            "unknown field",
            "{present: colr}",
            "`colr` is not a field of this service or the common brief; did you mean `colour`?"
        ),
        rule("unknown word", "{presnt: colour}", "`presnt` is no word of rules; did you mean `present`?"),
        rule("word of a later version", "{contact-cap: legal}", "`contact-cap` is no word of rules"),
        rule("unique field of the brief", "{unique: objective}", "`objective` is no field of a service"),
        rule("unique table", "{unique: sizes}", "`sizes` is not a value that can be unique"),
        rule("unique part of a table", "{unique: \"sizes[0].name\"}", "only a whole one can be unique"),
        rule("unique per locale", "{unique: headline}", "`headline` has a value per locale"),
        rule("state without a stage", "{state: [page]}", "must have the form [role of a link, stage]"),
        rule(
            "state of an unknown stage",
            "{state: [page, lve]}",
            "no workflow has a stage `lve`; did you mean `live`?"
        ),
        rule("approved without a subject", "{approved: {kinds: [legal]}}", "`of` is missing"),
        rule("approved by an unknown kind", "{approved: {kinds: [lgal], of: proof}}", "did you mean `legal`?"),
        rule("approved by nothing", "{approved: {kinds: all, of: proof}}", "`kinds` is the word required, or a list"),
        rule("freeze of a text", "{within-freeze: colour}", "`colour` is not a date"),
        rule("freeze of an unknown kind", "{within-freeze: {of: dueOn, kind: soft}}", "`soft` is not known here"),
        rule("column of links", "{present: \"links[rol=page]\"}", "table `links` has no column `rol`"),
        rule("two words", "{present: colour, not: {present: inks}}", "join rules with `all` or `any`"),
        rule("a text in place of a rule", "colour", "a rule must be a mapping"),
        rule("an empty list of rules", "{all: []}", "a list of rules must hold at least one"),
        rule("no reference", "{present: \"sizes[\"}", "`sizes[` is no reference"),
        rule("table without rows", "{present: sizes.name}", "`sizes` is a table: write `sizes[*].name`"),
        rule("rows of no table", "{present: \"colour[0].name\"}", "`colour` is no table"),
        rule(
            "unknown column",
            "{present: \"sizes[*].nme\"}",
            "table `sizes` has no column `nme`; did you mean `name`?"
        ),
        rule("unknown column of a filter", "{present: \"sizes[stok=matt]\"}", "table `sizes` has no column `stok`"),
        rule("filter by a number", "{present: \"sizes[width=3]\"}", "rows can't be chosen by column `width`"),
        rule(
            "filter by an unknown option",
            "{present: \"sizes[stock=silk]\"}",
            "`silk` is no option; known: gloss, matt"
        ),
        rule("rows of a value of the hub", "{present: \"locales[0]\"}", "`locales` has no rows or columns"),
        rule("unknown value of the division", "{present: division.name}", "of a division rules know `division.key`"),
        rule("unknown division", "{equals: [division.key, sale]}", "`sale` is no option; did you mean `sales`?"),
        rule("count of a text", "{compare: [orderNumber.count, \">\", 1]}", "`orderNumber` has no count"),
        rule("unknown option", "{equals: [colour, fll]}", "`colour`: `fll` is no option; did you mean `full`?"),
        rule("unknown option of the brief", "{equals: [objective, loyalty]}", "`loyalty` is no option"),
        rule("unknown option among several", "{one-of: [inks, [cyan, black]]}", "`inks`: `black` is no option"),
        rule(
            "one value of several options",
            "{equals: [inks, cyan]}",
            "`inks` may hold several values: use one-of or count"
        ),
        rule("one value per locale", "{equals: [headline, Hello]}", "`headline` has a value per locale"),
        rule("a yes for a boolean", "{equals: [claims, yes]}", "`claims`: `yes` is not true or false"),
        rule("a word for a number", "{equals: [copies, many]}", "`copies`: `many` is not a whole number"),
        rule("an impossible date", "{equals: [dueOn, 2026-02-30]}", "`2026-02-30` is not a date"),
        rule("an instant by its text", "{equals: [requestedLaunchAt, soon]}", "is a point in time: use order or ahead"),
        rule("unlike fields", "{equals: [copies, colour]}", "`colour` is not comparable with `copies`"),
        rule("equals of one part", "{equals: [colour]}", "must have the form [field, value or field]"),
        rule("comparison of a text", "{compare: [colour, \">\", 3]}", "`colour` is not a number"),
        rule("comparison of every row", "{compare: [\"sizes[*].width\", \">\", 3]}", "stands for several rows"),
        rule("unknown comparison", "{compare: [copies, \"=>\", 3]}", "`=>` is not known here; known: <, <=, =, >, >="),
        rule("pattern that doesn't compile", "{matches: [orderNumber, \"[a-\"]}", "`[a-` is no regular expression"),
        rule("pattern on a number", "{matches: [copies, \"1\"]}", "`copies` is not a text"),
        rule("count without bounds", "{count: {of: sizes}}", "count needs `min`, `max` or both"),
        rule("impossible count", "{count: {of: sizes, min: 3, max: 2}}", "min 3 is above max 2"),
        rule(
            "count that no answer reaches",
            "{count: {of: sizes, min: 13}}",
            "never has 13: the field allows at most 12"
        ),
        rule("count of something single", "{count: {of: copies, min: 1}}", "`copies` has no count"),
        rule("lead time of a number", "{ahead: {of: copies, days: {S: 1, M: 2, L: 3}}}", "`copies` is not a date"),
        rule("lead time without a tier", "{ahead: {of: dueOn, days: {S: 1, M: 2}}}", "`L` is missing"),
        rule("order of a text", "{order: [colour, dueOn, 1]}", "`colour` is not a date"),
        rule("negative days", "{order: [dueOn, measureUntil, -1]}", "-1 is not between 0 and 1000"),
        rule("percent of a text", "{within-percent: [copies, colour, 5]}", "`colour` is not a number"),
        rule("if without then", "{if: {present: colour}}", "`then` is missing"),
    ]

    private static func rule(_ name: String, _ rule: String, _ message: String) -> WrongEdit {
        WrongEdit(name, SmallConfiguration.service, "{one-of: [countries, [DE, NO]]}", rule, message)
    }
}
