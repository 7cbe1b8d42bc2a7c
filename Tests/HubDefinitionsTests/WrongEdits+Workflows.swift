extension WrongEditTests {
    static let workflows: [WrongEdit] = [
        edit("unknown key", "name: Reopen", "name: Reopen\n    form: [closed]", at: "form:", "did you mean `from`?"),
        edit("unknown role", "roles: [requester], gates", "roles: [requestor], gates", "did you mean `requester`?"),
        edit("no role", "roles: [requester], gates", "roles: [], gates", "`roles` must name at least one"),
        edit("role given twice", "[producer, system]", "[producer, producer]", "role `producer` is given twice"),
        edit(
            "gate of a later version",
            "committed-date-set]",
            "contact-cap]",
            "there is no gate `contact-cap`"
        ),
        edit("mistyped gate", "committed-date-set]", "comitted-date-set]", "did you mean `committed-date-set`?"),
        edit("gate without a stage", "[checklist, four-eyes]", "[tasks-done]", "gate `tasks-done` needs a stage"),
        edit("gate of an unknown stage", "{tasks-done: build}", "{tasks-done: bild}", "there is no stage `bild`"),
        edit("gate given twice", "[checklist, four-eyes]", "[checklist, checklist]", "gate `checklist` is given twice"),
        edit(
            "stage named open",
            "actions:\n",
            "  - {key: open, name: Open, category: ended}\nactions:\n",
            "can't be a stage",
            true
        ),
        edit("list without reasons", "reasons: hold}", "reasons: decline}", "no list `decline` under `reasons`"),
        edit("unknown list", "reasons: hold}", "reasons: holds}", "did you mean `hold`?"),
        edit(
            "list of an action without reason",
            "reason: required, reasons",
            "reason: none, reasons",
            "has no list of reasons"
        ),
        edit(
            "unknown kind of reason",
            "reason: required, reasons",
            "reason: must, reasons",
            "`must` is not known here"
        ),
        edit("reason given twice", "{key: frozen,", "{key: waiting,", "reason `waiting` is given twice"),
        edit("clock given twice", "pauses: [build, qa]", "pauses: [build, build]", "clock `build` is given twice"),
        edit(
            "hold without resume",
            "{key: resume,",
            "{key: go-on,",
            at: "{key: hold",
            "`hold` needs an action `resume`"
        ),
        edit(
            "resume not everywhere",
            "name: Resume, from: [build, qa]",
            "name: Resume, from: [build]",
            "`resume` is not"
        ),
        edit(
            "hold before the intake's end",
            "name: Hold, from: [build, qa]",
            "name: Hold, from: [live]",
            "`hold` can't start",
            true
        ),
        edit(
            "hold that moves",
            "name: Hold, from: [build, qa],",
            "name: Hold, from: [build, qa], to: launch,",
            "must stay",
            true
        ),
        edit(
            "close that reopens",
            "to: closed, roles",
            "to: build, roles",
            "must lead to a stage of category ended",
            true
        ),
        edit(
            "submit that stays",
            "from: [draft], to: intake, roles",
            "from: [draft], roles",
            "`submit` must lead out",
            true
        ),
        edit("target left out", ", cancelled: intake}", "}", "`to` says nothing for stage `cancelled`", true),
        edit(
            "target of a foreign stage",
            ", cancelled: intake}",
            ", cancelled: intake, live: qa}",
            "not among the stages of `from`"
        ),
        edit("limit of a foreign role", "{requester: [draft,", "{viewer: [draft,", "`viewer` is not among the roles"),
        edit(
            "limit to a foreign stage",
            "{requester: [draft, intake]}",
            "{requester: [live]}",
            "`live` is not among the stages"
        ),
        edit(
            "unknown stage",
            "to: launch, roles",
            "to: lunch, roles",
            "there is no stage `lunch`; did you mean `launch`?",
            true
        ),
        edit("action given twice", "{key: close,", "{key: launch,", "action `launch` is given twice", true),
        edit("stage given twice", "{key: closed, name", "{key: live, name", "stage `live` is given twice", true),
        edit(
            "unknown category",
            "QA, category: production",
            "QA, category: testing",
            "`testing` is not known here",
            true
        ),
        edit(
            "two drafts",
            "Intake, category: intake",
            "Intake, category: draft",
            "only one stage of category draft",
            true
        ),
        edit(
            "no live stage",
            "Live, category: live",
            "Live, category: ended",
            at: "stages:",
            "one stage of category live",
            true
        ),
        WrongEdit(
            "stage that is never reached",
            SmallConfiguration.workflow,
            "actions:\n",
            "  - {key: archive, name: Archive, category: ended}\nactions:\n",
            "stage `archive` is never reached from the draft"
        ),
        WrongEdit(
            "stage that nothing leaves",
            SmallConfiguration.workflow,
            "{key: close, name: Close, from: [live]",
            "{key: finish, name: Finish, from: [qa]",
            at: "{key: live,",
            "stage `live` is a dead end: no action leaves it"
        ),
        WrongEdit(
            "stage that only a cancellation leaves",
            SmallConfiguration.workflow,
            "actions:\n",
            """
              - {key: legal, name: Legal, category: production}
            actions:
              - {key: to-legal, name: To legal, from: [build], to: legal, roles: [lead]}

            """,
            "stage `legal` is a dead end: no way leads from it to a live stage"
        ),
    ]

    private static func edit(
        _ name: String,
        _ old: String,
        _ new: String,
        at place: String? = nil,
        _ message: String,
        _ hasConsequences: Bool = false
    ) -> WrongEdit {
        WrongEdit(
            name,
            SmallConfiguration.workflow,
            old,
            new,
            at: place,
            message,
            hasConsequences: hasConsequences
        )
    }
}
