package import HubDomain
package import HubJSON

extension HubError {
    /// Why an action was refused.
    /// - Parameter campaign: Gives the stage and the actions that it offers.
    static func refused(_ plan: Plan, of campaign: (campaign: Campaign, workflow: WorkflowDefinition)?) -> HubError {
        switch plan.refusal {
        case .role(let roles):
            return HubError(
                .forbidden,
                "The action \(plan.action.key.rawValue) is for \(roles.map(\.rawValue).listed)"
            )
        case .stage:
            return conflict("does not offer the action \(plan.action.key.rawValue)", campaign)
        case .held:
            return conflict("is on hold: resume or answer first", campaign)
        case .notHeld:
            return conflict("has no hold that \(plan.action.key.rawValue) could end", campaign)
        case nil: break
        }
        guard plan.inputIssues.isEmpty else {
            return HubError(.invalid, "The action's input has problems", issues: plan.inputIssues)
        }
        return HubError(
            .gateUnmet,
            "Something stands in the way of \(plan.action.key.rawValue)",
            issues: plan.gates.flatMap(\.items),
            details: ["gates": .array(plan.gates.map(\.json))]
        )
    }

    private static func conflict(
        _ what: String,
        _ subject: (campaign: Campaign, workflow: WorkflowDefinition)?
    ) -> HubError {
        guard let (campaign, workflow) = subject else { return HubError(.conflict, "The campaign \(what)") }
        let allowed = workflow.actions(from: campaign.stage).map { JSONValue.string($0.key.rawValue) }
        return HubError(
            .conflict,
            "Campaign \(campaign.key) in stage \(campaign.stage.rawValue) \(what)",
            details: [
                "stage": .string(campaign.stage.rawValue), "allowed": .array(allowed),
                "version": .integer(campaign.version),
            ]
        )
    }
}

extension GateResult {
    /// The wire form of a gate in refusals and in the list of actions.
    package var json: JSONValue {
        [
            "gate": .string(gate.name), "state": .string(state.rawValue), "items": .array(items.map(\.json)),
        ]
    }
}

extension Issue {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["code": .string(code), "detail": .string(detail), "pointer": .string(pointer)]
        object["satisfy"] = satisfy?.json
        return .object(object)
    }
}

extension Satisfy {
    package var json: JSONValue {
        var object: JSONObject = ["method": .string(method), "href": .string(href)]
        object["body"] = body
        return .object(object)
    }
}
