package import HubJSON

/// Something that the requester owes by a day of the plan, such as the final copy.
package struct OwedInput: Hashable, Sendable {
    /// `I1`, `I2` … within the campaign.
    package let id: String
    package let what: String
    /// `nil` for the campaign as a whole.
    package let line: String?
    /// The last day, in the campaign's calendar, on which it is in time.
    package let dueOn: CivilDate
    package var receivedAt: Instant?
    /// Working days by which it moved the commitment.
    package var movedBy: Int

    package init(
        id: String,
        what: String,
        line: String?,
        dueOn: CivilDate,
        receivedAt: Instant? = nil,
        movedBy: Int = 0
    ) {
        self.id = id
        self.what = what
        self.line = line
        self.dueOn = dueOn
        self.receivedAt = receivedAt
        self.movedBy = movedBy
    }

    package struct Request: Hashable, Sendable {
        package let what: String
        package let line: String?
        package let dueOn: CivilDate

        package init(what: String, line: String?, dueOn: CivilDate) {
            self.what = what
            self.line = line
            self.dueOn = dueOn
        }
    }

    package var snapshot: JSONObject {
        [
            "what": .string(what), "line": line.map(JSONValue.string) ?? .null, "dueOn": .string(dueOn.iso8601),
            "receivedAt": .instant(receivedAt), "movedBy": .integer(Int64(movedBy)),
        ]
    }
}
