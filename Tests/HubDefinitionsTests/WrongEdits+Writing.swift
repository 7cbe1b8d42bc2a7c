extension WrongEditTests {
    static let writing: [WrongEdit] = [
        team(
            "key given twice",
            "shore: onshore",
            "shore: onshore\nname: Twice",
            at: "name: Makers",
            "`name` stands twice in one mapping"
        ),
        team(
            "key given twice in other quotes",
            "shore: onshore",
            "shore: onshore\n\"name\": Twice",
            at: "name: Makers",
            "stands twice"
        ),
        team(
            "bracket left open",
            "proof-reading]",
            "proof-reading",
            at: "languages",
            "(begun in line 7) did not find expected ',' or ']'"
        ),
        team("tab in the margin", "shore: onshore", "\tshore: onshore", "not valid YAML"),
        team(
            "second document",
            "shore: onshore",
            "shore: onshore\n---\nkey: other",
            at: "---",
            "but found another document"
        ),
        team("unknown alias", "[de-DE, en-GB]", "*tags", "not valid YAML: found undefined alias"),
        team("anchor", "[de-DE, en-GB]", "&tags [de-DE, en-GB]", "anchors (&) and aliases (*) aren't supported", true),
        team(
            "list as a key",
            "shore: onshore",
            "shore: onshore\n? [a]\n: b",
            at: "? [a]",
            "a key must be a single word"
        ),
        team("merge key", "shore: onshore", "shore: onshore\n<<: {name: X}", at: "<<:", "unknown key `<<`"),
        team("control character", "Makers", "Ma\u{1}kers", "a character that YAML doesn't allow"),
        team("list in place of a mapping", "key: makers\nname", "- makers\nname", at: "name:", "not valid YAML"),
        team("mapping in place of a text", "name: Makers", "name: {en: Makers}", "must be a text, not a mapping"),
        team("empty value", "name: Makers", "name: ~", "`name` has no value"),
        team("two lines in a name", "name: Makers", "name: \"Mak\\ners\"", "must be one line"),
    ]

    private static func team(
        _ name: String,
        _ old: String,
        _ new: String,
        at place: String? = nil,
        _ message: String,
        _ hasConsequences: Bool = false
    ) -> WrongEdit {
        WrongEdit(
            name,
            SmallConfiguration.team,
            old,
            new,
            at: place,
            message,
            hasConsequences: hasConsequences
        )
    }
}
