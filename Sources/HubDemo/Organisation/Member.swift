import HubDomain

/// Somebody of the demo organisation who acts in its history.
struct Member: Sendable {
    let person: DemoPerson
    let caller: Caller
    let calendar: WorkCalendar
}
