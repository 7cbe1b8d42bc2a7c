import HubDomain
import HubJSON

enum DataImportAnswers {
    static func make(_ context: ContentContext, _ dice: inout Dice) -> JSONObject {
        let collected = context.submittedOn.adding(days: -dice.number(2...20))
        let origin = dice.pick(["own-event", "own-event", "web-form-export", "sales-list", "survey", "previous-system"])
        return [
            "origin": .string(origin),
            "collectedFrom": .string(collected.adding(days: -dice.number(1...40)).iso8601),
            "collectedTo": .string(collected.iso8601),
            "rows": .count(rows(context.tier, &dice)),
            "countries": .words(countries(context, &dice)),
            "lawfulBasis": .string(dice.pick(["consent", "consent", "existing-customer"])),
            "consentEvidence": context.file("consent-wording.pdf", &dice),
            "noticeVersion": .string("\(collected.year)-0\(dice.number(1...9))"),
            "location": .string("https://secure.example.com/drop/\(dice.hexDigits(12))"),
            "columns": [
                ["inFile": "E-mail", "target": "email", "rule": "fill-if-empty"],
                ["inFile": "Country", "target": "country", "rule": "fill-if-empty"],
                ["inFile": "Surname", "target": "last-name", "rule": "fill-if-empty"],
                ["inFile": "First name", "target": "first-name", "rule": "fill-if-empty"],
                ["inFile": "Origin", "target": "source", "rule": "append"],
            ],
            "matchKey": .string(dice.pick(["email", "email", "customer-id"])),
            "newFields": .bool(context.tier == .large && dice.happens(0.4)),
            "enrichment": .bool(context.tier != .small && dice.happens(0.5)),
            "afterImport": "nothing",
            "leadStatus": .string(dice.pick(["new", "known-only", "recycled", "hot"])),
            "deleteSourceOn": context.day(dice.number(10...28)),
        ]
    }

    private static func rows(_ tier: Tier, _ dice: inout Dice) -> Int {
        switch tier {
        case .small: dice.count(60...4_900)
        case .medium: dice.count(5_200...48_000)
        case .large: dice.count(51_000...310_000)
        }
    }

    private static func countries(_ context: ContentContext, _ dice: inout Dice) -> [String] {
        let near = context.profile.neighbours
        return context.tier == .small
            ? [context.profile.country] : [context.profile.country] + dice.some(dice.number(1...near.count), of: near)
    }
}
