import HubDomain
import HubJSON

enum LandingPageAnswers {
    static func make(_ context: ContentContext, _ dice: inout Dice) -> JSONObject {
        let shape = shape(context.tier, &dice)
        let purpose = dice.pick(shape.isGated ? ["download"] : ["registration", "contact", "trial", "information"])
        var answers: JSONObject = [
            "purpose": .string(purpose),
            "design": .string(shape.design),
            "pages": .count(shape.pages),
            "urlPath": .string(urlPath(context, &dice)),
            "sections": .array(sections(context, &dice)),
            "formKind": .string(shape.form),
            "leadOwnerRule": .string(dice.pick(["by-country", "by-account", "inside-sales"])),
            "afterSubmit": shape.isGated ? "file" : "thank-you-page",
            "gatedAsset": .bool(shape.isGated),
            "newIntegration": .bool(shape.isIntegrated),
            "metaTitle": context.localised(context.topic.headline),
            "metaDescription": context.localised(String(context.topic.message.prefix(155))),
            "indexing": .string(dice.pick(["index", "index", "noindex"])),
            "takeDownOn": context.day(dice.number(90...400)),
            "redirectAfterTakeDown": context.link(context.profile.key),
            "formFields": .words(["email", "first-name", "last-name"] + dice.some(shape.questions, of: questions)),
            "consentText": context.localised(
                "I agree that Example Group writes to me about \(context.topic.name). I can withdraw this at any time."
            ),
        ]
        if shape.isGated { answers["asset"] = context.file("\(context.topic.slug)-guide.pdf", &dice) }
        return answers
    }

    /// No two pages have the same address.
    private static func urlPath(_ context: ContentContext, _ dice: inout Dice) -> String {
        let day = context.submittedOn.iso8601.filter { $0 != "-" }
        return "\(context.profile.key)/\(context.topic.slug.prefix(40))-\(day)-\(dice.number(10_000...99_999))"
    }

    private static let questions = ["company", "job-role", "country", "phone", "product-interest"]

    private struct Shape {
        var design: String
        var pages = 1
        var form = "short"
        var isGated = false
        var isIntegrated = false
        var questions = 1
    }

    private static func shape(_ tier: Tier, _ dice: inout Dice) -> Shape {
        var shape = Shape(design: dice.pick(["standard", "event", "product"]))
        switch tier {
        case .small: shape.form = dice.pick(["short", "standard"])
        case .medium:
            shape.isGated = dice.happens(0.7)
            shape.form = shape.isGated ? "standard" : "progressive"
            shape.questions = 3
        case .large:
            shape.design = "custom"
            shape.pages = dice.number(1...5)
            shape.form = "progressive"
            shape.isGated = dice.happens(0.4)
            shape.isIntegrated = dice.happens(0.4)
            shape.questions = 4
        }
        return shape
    }

    private static func sections(_ context: ContentContext, _ dice: inout Dice) -> [JSONValue] {
        var sections: [JSONValue] = [
            [
                "kind": "hero", "headline": .string(context.topic.headline), "body": .string(context.topic.message),
                "image": context.file("\(context.topic.slug)-hero.jpg", &dice),
                "alt": .string("A scene that shows the \(context.topic.name) in use"),
            ]
        ]
        for passage in dice.some(dice.number(2...4), of: Passages.all) {
            sections.append([
                "kind": .string(dice.pick(["benefit", "proof", "faq"])), "headline": .string(passage.headline),
                "body": .string(passage.body), "alt": .string(passage.alt),
            ])
        }
        sections.append(["kind": "form", "headline": "Tell us where to reach you", "alt": "No image"])
        return sections
    }
}
