import HubDomain
import HubJSON
import Testing

struct PredicateTests {
    private let desk = RuleDesk()

    @Test(arguments: [
        ("design", true), ("pages", true), ("gated", true), ("note", false), ("none", false), ("absent", false),
        ("objective", true), ("consent", true), ("blankConsent", false), ("modules", true), ("emptyRows", false),
        ("modules[*].kind", true), ("modules[*].link", false), ("modules[*].body", false), ("linked[*].link", true),
        ("absent[*].link", false), ("none[*].link", false), ("modules[0]", true), ("modules[0].body", true),
        ("modules[2].link", false), ("modules[3].kind", false), ("modules[kind=hero]", true),
        ("modules[kind=text].link", true), ("modules[kind=legal]", false), ("modules[kind=legal].link", false),
        ("formFields.count", true), ("none.count", false), ("division.key", true), ("division.colour", false),
    ]) func `present means that something was answered everywhere it is asked for`(_ text: String, _ expected: Bool)
        throws
    {
        #expect(desk.holds(.present([try #require(Reference(text))])) == expected)
    }

    @Test func `present asks for every reference of a list`() {
        #expect(desk.holds(.present(["design", "pages"])))
        #expect(!desk.holds(.present(["design", "absent"])))
    }

    @Test func `the line's answer hides that of the brief, which hides the hub's own`() {
        #expect(desk.holds(.equals("design", .literal("custom"))))
        #expect(desk.holds(.equals("objective", .literal("demand"))))
        #expect(desk.holds(.equals("tier", .literal("M"))))
        var campaignDesk = desk
        campaignDesk.line = nil
        #expect(campaignDesk.holds(.equals("design", .literal("standard"))))
    }

    @Test func `equals compares values, numbers by their value`() {
        #expect(desk.holds(.equals("gated", .literal(false))))
        #expect(!desk.holds(.equals("gated", .literal(true))))
        #expect(desk.holds(.equals("pages", .literal(.double(3)))))
        #expect(!desk.holds(.equals("pages", .literal("3"))))
        #expect(desk.holds(.equals("division.needsPurchaseOrder", .literal(true))))
        #expect(desk.holds(.equals("formFields.count", .literal(2))))
        #expect(desk.holds(.equals("formFields.count", .reference("locales.count"))))
        #expect(desk.holds(.equals("pages", .reference("modules.count"))))
        #expect(!desk.holds(.equals("pages", .reference("locales.count"))))
    }

    @Test func `equals of several rows asks for all of them`() {
        #expect(!desk.holds(.equals("modules[*].kind", .literal("text"))))
        #expect(desk.holds(.equals("modules[kind=text].kind", .literal("text"))))
        #expect(!desk.holds(.equals("modules[kind=legal].kind", .literal("legal"))))
    }

    @Test func `nothing equals an absent answer, not even another one`() {
        #expect(!desk.holds(.equals("absent", .literal(0))))
        #expect(!desk.holds(.equals("absent", .reference("missing"))))
        #expect(desk.holds(.not(.equals("absent", .literal("x")))))
    }

    @Test func `one-of takes a choice, several choices and rows`() {
        #expect(desk.holds(.oneOf("design", ["standard", "custom"])))
        #expect(!desk.holds(.oneOf("design", ["standard"])))
        #expect(desk.holds(.oneOf("formFields", ["phone", "country"])))
        #expect(!desk.holds(.oneOf("formFields", ["country"])))
        #expect(desk.holds(.oneOf("modules[*].kind", ["hero"])))
        #expect(desk.holds(.oneOf("pages", [.double(3)])))
        #expect(!desk.holds(.oneOf("absent", ["x"])))
        #expect(!desk.holds(.oneOf("design", [])))
    }

    @Test(
        arguments: [
            ("modules", 3), ("modules[kind=text]", 2), ("modules[kind=legal]", 0), ("formFields", 2), ("locales", 2),
            ("none", 0),
            ("absent", 0), ("consent", 2),
        ] as [(String, Int64)]
    ) func `count counts rows, options and locales`(_ text: String, _ number: Int64) throws {
        let reference = try #require(Reference(text))
        #expect(desk.holds(.count(reference, .init(minimum: number, maximum: number))))
        #expect(!desk.holds(.count(reference, .init(minimum: number + 1))))
        #expect(!desk.holds(.count(reference, .init(maximum: number - 1))))
    }

    @Test func `compare takes numbers, money and counts, with both ends where it says so`() {
        let outcomes: [(Predicate.Comparison, Int64, Bool)] = [
            (.less, 3, false), (.less, 4, true), (.lessOrEqual, 3, true), (.lessOrEqual, 2, false),
            (.greater, 3, false),
            (.greater, 2, true), (.greaterOrEqual, 3, true), (.greaterOrEqual, 4, false), (.equal, 3, true),
            (.equal, 4, false),
        ]
        for (comparison, number, expected) in outcomes {
            #expect(desk.holds(.compare("pages", comparison, .literal(.integer(number)))) == expected)
        }
        #expect(desk.holds(.compare("price", .greater, .reference("budget"))))
        #expect(desk.holds(.compare("locales.count", .less, .reference("modules.count"))))
    }

    @Test func `nothing compares with an absent answer or with a text`() {
        for comparison in Predicate.Comparison.allCases {
            #expect(!desk.holds(.compare("absent", comparison, .literal(0))))
            #expect(!desk.holds(.compare("pages", comparison, .reference("absent"))))
            #expect(!desk.holds(.compare("design", comparison, .literal(0))))
        }
        #expect(desk.holds(.compare("absent.count", .lessOrEqual, .literal(8))))
    }

    @Test func `matches finds the pattern in any of the texts`() throws {
        let pattern = try Pattern("lorem|tbd", ignoringCase: true)
        #expect(desk.holds(.matches(["modules[*].body"], pattern)))
        #expect(!desk.holds(.matches(["modules[0].body"], pattern)))
        #expect(desk.holds(.matches(["design", "modules[1].body"], pattern)))
        #expect(!desk.holds(.matches(["absent", "pages"], pattern)))
        #expect(desk.holds(.matches(["consent"], try Pattern("ja"))))
    }

    @Test func `a percentage holds up to and including its edge, also in fractions`() {
        #expect(desk.holds(.withinPercent("price", "budget", 10)))
        #expect(!desk.holds(.withinPercent("price", "budget", 9)))
        var other = desk
        other.brief["base"] = 1
        #expect(other.holds(.withinPercent("share", "base", 10)))
        #expect(!other.holds(.withinPercent("share", "base", 9)))
        other.brief["base"] = 0
        #expect(!other.holds(.withinPercent("share", "base", 1_000)))
        #expect(other.holds(.withinPercent("base", "base", 0)))
        other.brief["base"] = -10
        other.brief["value"] = -11
        #expect(other.holds(.withinPercent("value", "base", 10)))
        #expect(!other.holds(.withinPercent("value", "absent", 100)))
        #expect(!other.holds(.withinPercent("absent", "base", 100)))
    }

    @Test func `all, any, not and if are those of logic`() {
        let yes = Predicate.present(["design"])
        let no = Predicate.present(["absent"])
        #expect(desk.holds(.all([])) && !desk.holds(.any([])))
        #expect(desk.holds(.all([yes, yes])) && !desk.holds(.all([yes, no])))
        #expect(desk.holds(.any([no, yes])) && !desk.holds(.any([no, no])))
        #expect(desk.holds(.not(no)) && !desk.holds(.not(yes)))
        #expect(desk.holds(.ifThen(yes, yes)) && !desk.holds(.ifThen(yes, no)))
        #expect(desk.holds(.ifThen(no, no)) && desk.holds(.ifThen(no, yes)))
    }

    @Test func `references come in the order they are written, what is asked for before the condition`() {
        let rule = Predicate.ifThen(
            .equals("a", .reference("b")),
            .all([.present(["c", "d"]), .not(.order("e", "f", 1)), .any([.compare("g", .less, .literal(1))])])
        )
        #expect(rule.references.map(\.root) == ["c", "d", "e", "f", "g", "a", "b"])
    }
}
