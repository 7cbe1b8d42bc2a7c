import HubDomain
import HubTestSupport
import Testing

/// One action of the shipped workflow: where it begins, who takes it, where it ends and what it records.
struct ActionCase: Sendable, CustomTestStringConvertible {
    let action: ActionKey
    let from: StageKey
    let by: TestPerson
    let to: StageKey
    let event: String
    let fact: Fact.Metric?
    let prepare: @Sendable (ScenarioRunner, CampaignKey) async throws -> Void
    let request: @Sendable (Campaign, Instant) -> ActionRequest

    var testDescription: String { "\(action.rawValue) from \(from.rawValue)" }

    init(
        _ action: ActionKey,
        _ from: StageKey,
        by: TestPerson,
        to: StageKey,
        _ event: String,
        _ fact: Fact.Metric? = nil,
        fill: @escaping @Sendable (inout ActionRequest, Campaign, Instant) -> Void = { _, _, _ in },
        prepare: @escaping @Sendable (ScenarioRunner, CampaignKey) async throws -> Void = { _, _ in }
    ) {
        self.action = action
        self.from = from
        self.by = by
        self.to = to
        self.event = event
        self.fact = fact
        self.prepare = prepare
        request = { campaign, now in
            var request = ActionRequest(action: action)
            fill(&request, campaign, now)
            return request
        }
    }
}

extension ActionCase {
    static let finding = FindingDraft(
        line: "L1",
        item: nil,
        severity: .major,
        cause: "build-error",
        text: "Broken link"
    )

    static let all: [ActionCase] = [
        Self("submit", .draft, by: .requester, to: .intake, "campaign.submitted", .submitted),
        Self("accept", .intake, by: .producer, to: .build, "campaign.accepted", .accepted) {
            $0.committedLaunchAt = $2 + .days(20)
        },
        Self("plan", .intake, by: .lead, to: "planned", "campaign.planned", .accepted) {
            $0.plannedStartAt = $2 + .days(2)
            $0.committedLaunchAt = $2 + .days(20)
        },
        Self("return", .intake, by: .producer, to: .intake, "campaign.returned", .returned) { request, _, _ in
            request.reasonCode = "copy-not-final"
            request.questions = [.init(pointer: "/brief/keyMessage", text: "Which offer?")]
        },
        Self(
            "answer",
            .intake,
            by: .requester,
            to: .intake,
            "campaign.answered",
            prepare: { run, key in
                let back = ActionRequest(action: "return", reason: "Copy?", reasonCode: "copy-not-final")
                try await run.perform(back, on: key, by: .producer)
            }
        ),
        Self("decline", .intake, by: .producer, to: "declined", "campaign.declined", .declined) { request, _, _ in
            request.reasonCode = "out-of-scope"
        },
        Self("start-build", "planned", by: .producer, to: .build, "campaign.build-started"),
        Self(
            "submit-for-qa",
            .build,
            by: .producer,
            to: .qa,
            "qa.requested",
            prepare: { run, key in
                try await run.answerForProduction(key)
                try await run.finishTasks(of: key)
            }
        ),
        Self("fail-qa", .qa, by: .reviewer, to: .build, "qa.failed", .qaFailed) { request, _, _ in
            request.findings = [finding]
        },
        Self(
            "pass-qa",
            .qa,
            by: .reviewer,
            to: .launch,
            "qa.passed",
            .qaPassed,
            prepare: { run, key in
                try await run.finishTasks(of: key)
                try await run.passChecklist(of: key)
            }
        ),
        Self("schedule", .launch, by: .producer, to: .launch, "campaign.scheduled") { $0.launchAt = $2 + .days(3) },
        Self(
            "unschedule",
            .launch,
            by: .lead,
            to: .launch,
            "campaign.unscheduled",
            fill: { request, _, _ in request.reason = "Storm" },
            prepare: { run, key in
                let slot = ActionRequest(action: "schedule", launchAt: run.test.now + .days(3))
                try await run.perform(slot, on: key, by: .producer)
            }
        ),
        Self(
            "launch",
            .launch,
            by: .producer,
            to: .live,
            "campaign.launched",
            .launched,
            prepare: { run, key in
                try await run.finishTasks(of: key)
                try await run.approve(key)
            }
        ),
        Self("close", .live, by: .producer, to: "closed", "campaign.closed"),
        Self("hold", .build, by: .producer, to: .build, "campaign.held") { request, _, _ in
            request.reasonCode = "platform-incident"
            request.reason = "INC-7"
        },
        Self(
            "resume",
            .build,
            by: .producer,
            to: .build,
            "campaign.resumed",
            prepare: { run, key in
                let hold = ActionRequest(action: "hold", reason: "INC-7", reasonCode: "platform-incident")
                try await run.perform(hold, on: key, by: .producer)
            }
        ),
        Self("cancel", .intake, by: .requester, to: "cancelled", "campaign.cancelled", .cancelled) { request, _, _ in
            request.reason = "Not needed"
        },
        Self("cancel", .qa, by: .lead, to: "cancelled", "campaign.cancelled", .cancelled) { request, _, _ in
            request.reason = "Not needed"
        },
        Self("reopen", .live, by: .lead, to: .build, "campaign.reopened", .reopened) { request, _, _ in
            request.reason = "Wrong price"
        },
        Self("reopen", "declined", by: .producer, to: .intake, "campaign.reopened") { request, _, _ in
            request.reason = "Asked again"
        },
    ]
}
