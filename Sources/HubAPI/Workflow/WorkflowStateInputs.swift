import HubDomain
import HubJSON

/// A gate that a lead sets aside.
struct OverrideInput: EndpointInput {
    let gate: String
    let reason: String

    init(_ reader: inout InputReader) {
        gate = reader.required("gate", .text(1...100), example: "tasks-done(qa)")
        reason = reader.required("reason", .reason)
    }

    var request: GateOverride.Request { GateOverride.Request(gate: gate, reason: reason) }
}

/// When a line goes out.
struct SlotInput: EndpointInput {
    let line: String
    let local: LocalDateTime
    let zone: ZoneID
    let notBefore: Instant?

    init(_ reader: inout InputReader) {
        line = reader.required("line", .partID, note: "A variant without a slot goes out with its master.")
        local = reader.required("at", .localDateTime, note: "On the wall of the zone.", example: "2027-03-31T09:00")
        zone = reader.required("zone", .zone, example: "Europe/Berlin")
        notBefore = reader.optional("notBefore", .instant, note: "The embargo of the line.")
    }

    var request: SlotRequest { SlotRequest(line: line, wall: WallTime(local, in: zone), notBefore: notBefore) }
}

/// What the requester owes.
struct OwedInputInput: EndpointInput {
    let what: String
    let line: String?
    let dueOn: CivilDate

    init(_ reader: inout InputReader) {
        what = reader.required("what", .lines(1...2_000), example: "Final copy")
        line = reader.optional("line", .partID)
        dueOn = reader.required("dueOn", .date, note: "The last day on which it is in time.")
    }

    var request: OwedInput.Request { OwedInput.Request(what: what, line: line, dueOn: dueOn) }
}
