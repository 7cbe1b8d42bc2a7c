package import HubJSON

extension CampaignTask {
    /// What of a task can change, by its wire names.
    package var snapshot: JSONObject {
        [
            "state": .string(state.rawValue),
            "assignee": assignee.map(JSONValue.string) ?? .null,
            "startedAt": .instant(startedAt),
            "finishedAt": .instant(finishedAt),
        ]
    }
}
