package import HubJSON

extension TimeDraft {
    /// What a timer remembers.
    package var json: JSONObject {
        var object: JSONObject = ["workDate": .string(workDate.iso8601)]
        object["campaign"] = campaign.map { .string($0.description) }
        object["line"] = line.map(JSONValue.string)
        object["task"] = task.map(JSONValue.string)
        object["activity"] = activity.map { .string($0.rawValue) }
        object["role"] = role.map { .string($0.rawValue) }
        object["team"] = team.map(JSONValue.string)
        object["vendor"] = vendor.map(JSONValue.string)
        if isChangeOrder { object["changeOrder"] = true }
        object["note"] = note.map(JSONValue.string)
        return object
    }

    /// Reads what ``json`` made; `nil` for anything else.
    package init?(json: JSONObject) {
        guard let date = json["workDate"]?.string.flatMap({ CivilDate(iso8601: $0) }) else { return nil }
        self.init(
            campaign: json["campaign"]?.string.flatMap { CampaignKey($0) },
            line: json["line"]?.string,
            task: json["task"]?.string,
            activity: json["activity"]?.string.flatMap(InternalActivity.init(rawValue:)),
            workDate: date,
            minutes: 1,
            role: json["role"]?.string.flatMap(Role.init(rawValue:)),
            team: json["team"]?.string,
            vendor: json["vendor"]?.string,
            isChangeOrder: json["changeOrder"]?.bool ?? false,
            note: json["note"]?.string
        )
    }
}
