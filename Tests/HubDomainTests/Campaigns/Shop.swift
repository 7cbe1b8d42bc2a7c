import HubDomain
import HubJSON

/// A small catalogue under the shipped workflow: few fields, few tasks, few checks, so that a test can say all of it.
struct Shop {
    var brief = BriefDefinition(
        key: "campaign",
        name: "Common brief",
        fields: [
            FieldDefinition(id: "goal", label: "Goal", type: .text(.none, pattern: nil), due: .intake),
            FieldDefinition(id: "approver", label: "Approver", type: .person, due: .build),
            FieldDefinition(id: "notBefore", label: "Not before", type: .instant),
            FieldDefinition(id: "ledger", label: "Ledger", type: .text(.none, pattern: nil), filledBy: .producer),
        ],
        requirements: [],
        checklist: [check("K-1", .critical)]
    )
    var services = [Shop.service("page"), Shop.service("mail")]
    var calendar: any WorkingDayCounting = WeekdaysOnly()

    /// A Wednesday.
    static let opening = Instant(rfc3339: "2026-11-25T09:00:00Z") ?? Instant(milliseconds: 0)

    static func service(
        _ key: String,
        fields: [FieldDefinition] = [
            FieldDefinition(id: "copy", label: "Copy", type: .longText(.none), due: .intake),
            FieldDefinition(id: "address", label: "Address", type: .url, due: .build),
            FieldDefinition(id: "count", label: "Count", type: .integer(.none), due: .launch, filledBy: .producer),
            FieldDefinition(
                id: "rows",
                label: "Rows",
                type: .table([TableColumn(name: "text", label: "Text", type: .longText(.none))], .none)
            ),
        ],
        requirements: [Requirement] = [],
        sizing: [SizingRule] = [SizingRule(tier: .small, condition: nil)],
        tasks: [TaskTemplate] = [
            task("b1", .build), task("b2", .build, after: ["b1"]), task("q1", .qa, .reviewer), task("l1", .launch),
        ],
        checklist: [ChecklistItem] = [check("C-1", .major), check("C-2", .minor, isKept: true)]
    ) -> ServiceDefinition {
        ServiceDefinition(
            key: key,
            name: key,
            kind: .production,
            unit: "one",
            useFor: nil,
            notFor: nil,
            dataSensitivity: .internal,
            allowedShores: [.onshore],
            tiers: PerTier(small: "small", medium: "medium", large: "large"),
            sizing: sizing,
            fields: fields,
            requirements: requirements,
            tasks: tasks,
            checklist: checklist
        )
    }

    /// The same service with so many rounds of approval.
    static func service(_ key: String, rounds: Int, like other: ServiceDefinition) -> ServiceDefinition {
        ServiceDefinition(
            key: key,
            name: key,
            kind: other.kind,
            unit: other.unit,
            useFor: nil,
            notFor: nil,
            dataSensitivity: other.dataSensitivity,
            allowedShores: other.allowedShores,
            tiers: other.tiers,
            sizing: other.sizing,
            fields: other.fields,
            requirements: other.requirements,
            tasks: other.tasks,
            checklist: other.checklist,
            rounds: rounds
        )
    }

    static func task(
        _ id: String,
        _ stage: StageKey,
        _ role: Role = .producer,
        minutes: PerTier<Int> = PerTier(small: 30, medium: 60, large: 90),
        after: [String] = [],
        each repetition: Repetition = .once
    ) -> TaskTemplate {
        TaskTemplate(
            id: id,
            stage: stage,
            title: "Task \(id)",
            role: role,
            skill: "work",
            minutes: minutes,
            after: after,
            repetition: repetition
        )
    }

    static func check(
        _ id: String,
        _ severity: Severity,
        evidence: ChecklistItem.Evidence? = nil,
        isKept: Bool = false,
        each repetition: Repetition = .once,
        automatic: AutomaticCheck? = nil
    ) -> ChecklistItem {
        ChecklistItem(
            id: id,
            severity: severity,
            evidence: evidence,
            isKept: isKept,
            repetition: repetition,
            text: "Check \(id)",
            automatic: automatic
        )
    }

    func definitions() throws -> CampaignDefinitions {
        CampaignDefinitions(
            workflow: try Shipped.workflow(),
            brief: brief,
            division: DivisionDefinition(
                key: "sales",
                name: "Sales",
                costCentre: "SA1000",
                budgetOwner: "owner@example.com",
                currency: "EUR",
                zone: "Europe/Berlin",
                calendar: "office",
                fiscalYearStart: "--01-01",
                needsPurchaseOrder: false
            ),
            calendar: calendar,
            services: Dictionary(uniqueKeysWithValues: services.map { (.init(key: $0.key, version: 1), $0) })
        )
    }

    var catalogue: [String: ServiceDefinition] {
        Dictionary(uniqueKeysWithValues: services.map { ($0.key, $0) })
    }

    var versions: [String: Int] { catalogue.mapValues { _ in 1 } }

    static func draft(services: [String] = ["page"]) -> RequestDraft {
        RequestDraft(
            title: "Spring sale",
            division: "sales",
            requestedLaunchAt: opening + .days(60),
            brief: ["goal": "sell", "approver": "boss@example.com"],
            lines: services.map { service in
                RequestDraft.Line(
                    service: service,
                    tier: .small,
                    locale: "en-GB",
                    answers: ["copy": "Buy now", "address": "https://example.com/"]
                )
            }
        )
    }

    /// A complete draft of the requester, an hour old at most.
    func journey(services: [String] = ["page"]) throws -> Journey { try journey(Self.draft(services: services)) }

    func journey(_ draft: RequestDraft) throws -> Journey {
        try Journey(draft, by: try definitions(), versions: versions, at: Self.opening)
    }
}
