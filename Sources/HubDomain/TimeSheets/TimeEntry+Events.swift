package import HubJSON

extension TimeEntry {
    /// What of an entry its campaign's events tell. Costs stay out of them, as everybody who sees the campaign reads its
    /// events.
    package var snapshot: JSONObject {
        var object: JSONObject = [
            "person": .string(person),
            "line": work.line.map { .string($0.line) } ?? .null,
            "task": work.line?.task.map(JSONValue.string) ?? .null,
            "workDate": .string(workDate.iso8601),
            "minutes": .integer(Int64(minutes)),
            "role": work.line.map { .string($0.role.rawValue) } ?? .null,
            "bookedMonth": .string(bookedMonth.description),
        ]
        if work.line?.isChangeOrder == true { object["changeOrder"] = true }
        object["activity"] = work.activity.map { .string($0.rawValue) }
        return object
    }

    package func change(since before: TimeEntry?) -> [Change] {
        Change.between(before.map { .object($0.snapshot) } ?? .null, .object(snapshot), at: "/timeEntries/\(id)")
    }

    package var removal: Change {
        Change(pointer: "/timeEntries/\(id)", before: .object(snapshot), after: .null)
    }
}
