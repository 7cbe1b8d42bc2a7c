import HubDomain
import HubJSON

/// Writes the answers that every brief has.
enum BriefWriter {
    /// - Parameter lines: The answers of the service lines; some ask for a further approver.
    static func brief(
        _ service: ServiceKind,
        _ lines: [JSONObject],
        _ context: ContentContext,
        _ dice: inout Dice
    ) -> JSONObject {
        let purpose = purpose(of: service, lines, &dice)
        let isRegulated = dice.happens(0.15)
        var brief: JSONObject = [
            "lifecycleStage": .string(purpose.lifecycle),
            "goal": .string(purpose.goal),
            "channels": .words(channels(service)),
            "objective": .string(purpose.objective),
            "successMetric": .string(purpose.metric),
            "measureUntil": context.day(dice.number(21...75)),
            "keyMessage": .string(context.topic.message),
            "launchTiming": .string(
                dice.pick(weighted: [
                    ("as-soon-as-ready", 35), ("fixed-instant", 40), ("wall-time-per-locale", 20),
                    ("recipient-local", 5),
                ])
            ),
            "budgetOwner": .string(context.division.budgetOwner),
            "costCentre": .string(context.division.costCentre),
            "contact": .string(context.contact),
            "substitute": .string(context.substitute),
            "approvers": .array(approvers(lines, isRegulated, context, &dice)),
            "regions": .words([context.profile.region]),
            "regulatedClaims": .bool(isRegulated),
            "confidential": .bool(service != .translation && lines.count == 1 && dice.happens(0.03)),
        ]
        if purpose.metric != "none-service-notice" { brief["successTarget"] = .count(purpose.target) }
        if context.division.needsPurchaseOrder { brief["purchaseOrder"] = .string(purchaseOrder(context, &dice)) }
        addLearning(to: &brief, context, &dice)
        return brief
    }

    private struct Purpose {
        let lifecycle: String
        let goal: String
        let objective: String
        let metric: String
        let target: Int
    }

    private static func purpose(of service: ServiceKind, _ lines: [JSONObject], _ dice: inout Dice) -> Purpose {
        if lines.first?["sendKind"]?.string == "service-notice" {
            return Purpose(
                lifecycle: "retention",
                goal: "inform-customers",
                objective: "service-notice",
                metric: "none-service-notice",
                target: 0
            )
        }
        let lifecycle = dice.pick(["acquisition", "onboarding", "engagement", "retention", "re-engagement"])
        let kinds: [(goal: String, objective: String, metric: String, targets: ClosedRange<Int>)] =
            switch service {
            case .webinar, .event:
                [
                    ("fill-event", "attendance", "attendance-rate", 30...70),
                    ("grow-pipeline", "pipeline", "qualified-leads", 20...160),
                ]
            case .nurture:
                [
                    ("keep-customers", "adoption", "adoption-rate", 20...60),
                    ("win-customers", "demand", "conversion-rate", 2...9),
                ]
            case .paidSocial:
                [
                    ("launch-product", "demand", "conversion-rate", 1...6),
                    ("enter-market", "awareness", "click-rate", 1...4),
                ]
            case .dataImport: [("win-customers", "pipeline", "qualified-leads", 15...240)]
            case .newsletter, .landingPage, .translation:
                [
                    ("keep-customers", "loyalty", "retention-rate", 85...97),
                    ("launch-product", "demand", "click-rate", 2...9),
                    ("win-customers", "demand", "conversion-rate", 1...8),
                    ("grow-pipeline", "pipeline", "qualified-leads", 20...300),
                ]
            }
        let kind = dice.pick(kinds)
        return Purpose(
            lifecycle: lifecycle,
            goal: kind.goal,
            objective: kind.objective,
            metric: kind.metric,
            target: dice.number(kind.targets)
        )
    }

    private static func channels(_ service: ServiceKind) -> [String] {
        switch service {
        case .newsletter, .nurture: ["email"]
        case .landingPage: ["web", "search"]
        case .webinar: ["webinar", "email", "web"]
        case .paidSocial: ["social", "web"]
        case .event: ["event", "email"]
        case .translation: ["web", "email"]
        case .dataImport: ["event", "email"]
        }
    }

    private static func approvers(
        _ lines: [JSONObject],
        _ isRegulated: Bool,
        _ context: ContentContext,
        _ dice: inout Dice
    ) -> [JSONValue] {
        var kinds = ["stakeholder"]
        if dice.happens(0.4) { kinds.append("brand") }
        if isRegulated || lines.contains(where: needsLegal) { kinds.append("legal") }
        if dice.happens(0.1) || lines.contains(where: { $0["customList"] == true }) { kinds.append("privacy") }
        return kinds.map { kind in
            [
                "kind": .string(kind),
                "person": .string(context.profile.approvers[kind] ?? context.division.budgetOwner),
                "substitute": .string(context.substitute),
            ]
        }
    }

    private static func needsLegal(_ line: JSONObject) -> Bool {
        let isSpecial = line["specialCategory"].map { $0 != "none" } ?? false
        return isSpecial || line["guestKinds"]?.array?.contains("public-officials") ?? false
    }

    private static func purchaseOrder(_ context: ContentContext, _ dice: inout Dice) -> String {
        let year = context.submittedOn.year
        let number = dice.number(10_000...99_999)
        return context.profile.key == "public-sector" ? "GSA-\(year)-\(number)" : "PO-\(number)-\(year % 100)"
    }

    private static let lessons = [
        "The last one named eleven features; nobody read beyond the fourth. This one names five.",
        "Tuesdays at ten did better than Thursdays by a fifth.",
        "The shorter form brought more leads of the same quality.",
        "The French market wants the price first.",
    ]

    private static func addLearning(to brief: inout JSONObject, _ context: ContentContext, _ dice: inout Dice) {
        if dice.happens(0.15) { brief["lessonsApplied"] = .string(dice.pick(lessons)) }
        guard context.tier == .large, dice.happens(0.3) else { return }
        brief["experiment"] = [
            [
                "hypothesis": "A question in the headline brings more answers than a statement", "variable": "headline",
                "variants": 2, "metric": "click-rate", "minimumSamplePerVariant": .count(dice.number(4...40) * 100),
                "decideOn": context.day(14),
            ]
        ]
    }
}
