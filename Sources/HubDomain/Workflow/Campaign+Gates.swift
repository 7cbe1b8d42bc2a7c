private import HubJSON

extension Campaign {
    /// What is due at the stage or was due at an earlier one: an answer that was given once can be taken away.
    func unmetRequirements(
        of stage: StageKey,
        in assessment: BriefAssessment,
        _ workflow: WorkflowDefinition
    ) -> [Issue] {
        let stages = workflow.stages.map(\.key)
        let upToStage = stages.firstIndex(of: stage).map { stages[...$0] } ?? [stage]
        return assessment.blocking(Set(upToStage)).map { point in
            Issue(
                pointer: point.pointer,
                code: point.code,
                detail: point.detail,
                satisfy: .answering(point.pointer, of: self)
            )
        }
    }

    func openTasks(of stage: StageKey) -> [Issue] {
        tasks.filter { $0.stage == stage && !$0.state.isFinished }.map { task in
            Issue(
                pointer: "/tasks/\(task.id)",
                code: "task-open",
                detail: "\(task.title) (\(task.line), \(task.state.rawValue))",
                satisfy: .finishing(task, of: self)
            )
        }
    }

    func openChecklist(by definitions: CampaignDefinitions) throws -> [Issue] {
        try checklist(by: definitions).filter { $0.valid?.result != .passed }.map { point in
            let state = point.valid == nil ? "not ticked" : "failed"
            return Issue(
                pointer: point.pointer,
                code: "checklist-open",
                detail: "\(point.template.text) (\(point.line), \(point.template.severity.rawValue), \(state))",
                satisfy: point.template.automatic == nil ? .ticking(point, of: self) : .editing(point.line, of: self)
            )
        }
    }

    /// Critical and major findings stand in the way of a pass until they are mended, which begins by failing; minor
    /// ones are noted.
    func openFindings(_ workflow: WorkflowDefinition) -> [Issue] {
        let failing = workflow.actions(from: stage).first { $0.effect == .failQA }
        return findings.filter { $0.isOpen && $0.severity != .minor }.map { finding in
            Issue(
                pointer: "/findings/\(finding.id)",
                code: "finding-open",
                detail: "\(finding.text) (\(finding.severity.rawValue))",
                satisfy: failing.map { .performing($0.key, of: self) }
            )
        }
    }

    func sameEyes(_ caller: Caller, _ action: ActionKey, _ workflow: WorkflowDefinition) -> [Issue] {
        guard isBuilder(caller.id, workflow) else { return [] }
        return [
            Issue(
                pointer: "",
                code: "four-eyes",
                detail: "You built this campaign or handed it to QA: somebody else has to do this",
                satisfy: .performing(action, of: self)
            )
        ]
    }

    /// Whoever finished a build task or handed the work to QA, in whatever attempt.
    package func isBuilder(_ person: String, _ workflow: WorkflowDefinition) -> Bool {
        builders.contains(person)
            || tasks.contains { $0.isBuilding(in: workflow) && $0.state == .done && $0.finishedBy == person }
    }

    func missingCommitment(_ request: ActionRequest) -> [Issue] {
        guard committedLaunchAt == nil, request.committedLaunchAt == nil else { return [] }
        let proposal = requestedLaunchAt.map { JSONValue.string($0.rfc3339) } ?? .null
        return [
            Issue(
                pointer: "/committedLaunchAt",
                code: "required",
                detail: "Commit to a launch instant",
                satisfy: Satisfy(
                    method: "PATCH",
                    href: "/v1/campaigns/\(key)",
                    body: ["committedLaunchAt": proposal]
                )
            )
        ]
    }
}
