private import HubJSON

/// In whose place somebody edits a campaign.
enum EditingRights: Hashable {
    case requester
    case producer
    case lead

    var author: FieldOwner { self == .requester ? .requester : .producer }
}

extension Campaign {
    /// What somebody may edit now.
    /// - Throws: `forbidden`, or `conflict` when the stage doesn't allow what the role does.
    func editingRights(of caller: Caller, _ workflow: WorkflowDefinition) throws -> EditingRights {
        let category = workflow.stage(stage)?.category ?? .ended
        let rights = try rights(of: caller, in: category)
        guard category.isOpen else {
            throw conflict("A campaign that is \(stage.rawValue) isn't edited any more")
        }
        guard rights != .requester || category == .draft || category == .intake else {
            throw conflict("The brief was accepted: propose a change with POST /v1/campaigns/\(key)/changes")
        }
        return rights
    }

    /// Leads edit everything in their divisions, producers what was submitted, requesters their own.
    private func rights(of caller: Caller, in category: StageCategory) throws -> EditingRights {
        if caller.has(.lead, in: division) { return .lead }
        if caller.has(.producer, in: division), category != .draft { return .producer }
        guard caller.has(.requester, in: division), caller.id == requester || caller.id == requestedFor else {
            throw HubError(.forbidden, "Only the requester, producers and leads edit this campaign")
        }
        return .requester
    }

    private func conflict(_ message: String) -> HubError {
        HubError(.conflict, message, details: ["stage": .string(stage.rawValue)])
    }
}
