import HubDomain
import HubJSON

extension Shape {
    /// The condition of a field, requirement or sizing rule.
    static let rule = Shape.named("rule", PredicateReader.whole)
    /// A field or a part of its answer, such as `modules[*].link`.
    fileprivate static let reference = Shape.text(TextShape(maximum: 200, pattern: "^[^\\s]+$"))
    fileprivate static let references = Shape.either([.reference, .list(.reference, atLeast: 1)])
}

extension PredicateReader {
    /// The shape of rules as a function, since rules contain rules.
    fileprivate static let whole: @Sendable () -> Shape = { .mapping(ruleShape) }

    /// One word of these, or `if` with `then`.
    static let ruleShape = MappingShape(
        "a rule",
        [
            .optional("present", .references, "Every one of the fields is answered."),
            .optional("equals", .tuple([.reference, .scalar]), "The field has the value, or that of another field."),
            .optional("one-of", .tuple([.reference, .list(.scalar, atLeast: 1)]), "The answer is in the list."),
            .optional("count", .mapping(countShape), "The number of rows, options or locales is within bounds."),
            .optional(
                "compare",
                .tuple([.reference, .choice(of: Predicate.Comparison.self), .scalar]),
                "The number stands in this relation to a number or another field."
            ),
            .optional("matches", .tuple([.references, .text]), "The regular expression is found in the text."),
            .optional(
                "within-percent",
                .tuple([.reference, .reference, .integer(0...1_000)]),
                "The first number differs from the second by at most so many percent of the second."
            ),
            .optional("ahead", .mapping(aheadShape), "The date is so many working days after submission, by tier."),
            .optional(
                "order",
                .tuple([.reference, .reference, .integer(daysRange)]),
                "The second date is at least so many working days after the first."
            ),
            .optional("unique", .reference, "No other campaign that still counts has given the same answer."),
            .optional(
                "state",
                .tuple([.kebab, .kebab]),
                "There are campaigns linked by this role, and each has reached the stage."
            ),
            .optional("approved", .mapping(approvedShape), "What is in force has these kinds of approvals."),
            .optional(
                "within-freeze",
                .either([.reference, .mapping(freezeShape)]),
                "One of the dates lies in a freeze, or in a hard one."
            ),
            .optional("all", .list(.rule, atLeast: 1), "All of the rules hold."),
            .optional("any", .list(.rule, atLeast: 1), "At least one of the rules holds."),
            .optional("not", .rule, "The rule doesn't hold."),
            .optional("if", .rule, "With `then`: the second holds, or the first doesn't."),
            .optional("then", .rule),
        ],
        constraints: [
            "oneOf": [
                [
                    "minProperties": 1, "maxProperties": 1,
                    "not": ["anyOf": [["required": ["if"]], ["required": ["then"]]]],
                ],
                ["required": ["if", "then"], "maxProperties": 2],
            ]
        ]
    )

    static let conditional = MappingShape("a conditional rule", [.required("if", .rule), .required("then", .rule)])

    static let countShape = MappingShape(
        "count",
        [
            .required("of", .reference),
            .optional("min", .integer(0...10_000)),
            .optional("max", .integer(0...10_000)),
        ],
        constraints: ["anyOf": [["required": ["min"]], ["required": ["max"]]]]
    )

    static let approvedShape = MappingShape(
        "approved",
        [
            .required(
                "kinds",
                .either([.choice(["required"]), .list(.kebab, atLeast: 1)]),
                "Kinds of approvers, or the word required for those that the brief names."
            ),
            .required("of", .kebab, "What was approved, such as current-proof."),
        ]
    )

    static let freezeShape = MappingShape(
        "within-freeze",
        [.required("of", .reference), .optional("kind", .choice(["hard"]))]
    )

    static let aheadShape = MappingShape(
        "ahead",
        [
            .required("of", .reference),
            .required("days", .perTier(.integer(daysRange), "the days of ahead")),
        ]
    )
}
