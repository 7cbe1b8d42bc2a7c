extension WrongEditTests {
    static let services: [WrongEdit] = [
        service(
            "unknown key",
            "unit: \"one poster\"",
            "unit: \"one poster\"\nsla: fast",
            at: "sla:",
            "unknown key `sla`"
        ),
        service("unknown kind", "kind: production", "kind: product", "`product` is not known here"),
        service("unknown shore", "[onshore, offshore]", "[onshore, abroad]", "`abroad` is not known here"),
        service("shore given twice", "[onshore, offshore]", "[onshore, onshore]", "shore `onshore` is given twice"),
        service("missing tier", "  L: \"more\"\n", "", at: "  S: \"one size\"", "`L` is missing"),
        service("unknown tier", "  - tier: S", "  - tier: XL", "`XL` is not known here; known: L, M, S"),
        service(
            "rule after the last",
            "- tier: S",
            "- tier: S\n  - {tier: M, when: {present: inks}}",
            at: "inks}}",
            "never reached"
        ),
        service(
            "no last rule",
            "- tier: S",
            "- {tier: S, when: {present: inks}}",
            "the last sizing rule must have no `when`"
        ),
        service(
            "tier by tier",
            "{equals: [colour, spot]}",
            "{equals: [tier, L]}",
            at: "any:",
            "can't depend on the tier"
        ),
        service("key unlike the file", "key: poster", "key: posters", "differs from the name of the file, `poster`"),
        service("requirement given twice", "id: PO-02", "id: PO-01", at: "id: PO-01, due: build", "is given twice"),
        service("requirement of the brief", "id: PO-02", "id: C-01", "exists in the common brief too"),
        service(
            "rule and if",
            "    rule:\n      all:",
            "    if: {present: inks}\n    rule:\n      all:",
            at: "- id: PO-07",
            "either `rule`"
        ),
        service("unknown level", "level: warning", "level: warn", "`warn` is not known here; did you mean `warning`?"),
        service("unknown task", "after: [t1]", "after: [t9]", "`after` names task `t9`, which doesn't exist"),
        service(
            "tasks in a circle",
            "90], title: \"Draw\"",
            "90], after: [t2], title: \"Draw\"",
            "wait for each other: t1 → t2 → t1"
        ),
        service(
            "task after a later one",
            "90], title: \"Draw\"",
            "90], after: [t4], title: \"Draw\"",
            "of the later stage qa"
        ),
        service(
            "task in a stage without work",
            "{id: t4, stage: qa",
            "{id: t4, stage: live",
            "is no stage of production"
        ),
        service(
            "task of nobody",
            "role: vendor",
            "role: approver",
            "`approver` is not known here; known: producer, reviewer, vendor"
        ),
        service(
            "skill that no team has",
            "skill: proof-reading",
            "skill: prof-reading",
            "did you mean `proof-reading`?"
        ),
        service(
            "two tiers of minutes",
            "minutes: [5, 5, 5]",
            "minutes: [5, 5]",
            "must have the form [minutes for S, M, L]"
        ),
        service("work of no tier", "minutes: [5, 5, 5]", "minutes: [0, 0, 0]", "no tier needs this task"),
        service("base-60 minutes", "minutes: [5, 5, 5]", "minutes: [13:00, 5, 5]", "`13:00` is not a whole number"),
        service(
            "rows of no table",
            "each: {rowOf: sizes}, title",
            "each: {rowOf: colour}, title",
            "`colour` is no table"
        ),
        service(
            "rows of nothing",
            "each: {rowOf: sizes}, title",
            "each: {rowOf: size}, title",
            "did you mean `sizes`?"
        ),
        service(
            "unknown severity",
            "severity: critical",
            "severity: high",
            "`high` is not known here; known: critical, major, minor"
        ),
        service("unknown evidence", "evidence: screenshot", "evidence: photo", "`photo` is not known here"),
        service("YAML 1.1 boolean", "keep: true", "keep: yes", "`yes` is neither true nor false"),
    ]

    private static func service(
        _ name: String,
        _ old: String,
        _ new: String,
        at place: String? = nil,
        _ message: String
    ) -> WrongEdit {
        WrongEdit(name, SmallConfiguration.service, old, new, at: place, message)
    }
}
