extension Campaign {
    /// Starts and ends the clocks of approvals and hand-offs along with these.
    mutating func advancePartClocks(_ moment: ClockMoment, _ changes: inout [ClockChange]) throws {
        let before = moment.before
        for approval in approvals {
            let old = before?.approval(approval.id)
            if approval.isWaiting, old == nil {
                changes += try startClock(of: .approval, approval.part, moment)
            } else if !approval.isWaiting, old?.isWaiting ?? false {
                try end(approval.part, isDone: approval.decision != nil, moment, &changes)
            }
        }
        for handOff in handOffs {
            let wasWithVendor = before?.handOff(handOff.id)?.state.isWithVendor ?? false
            if handOff.state.isWithVendor, !wasWithVendor {
                changes += try startClock(of: .handOff, handOff.part, moment)
            } else if !handOff.state.isWithVendor, wasWithVendor {
                try end(handOff.part, isDone: handOff.state == .delivered, moment, &changes)
            }
        }
    }

    private mutating func end(
        _ part: ClockPart,
        isDone: Bool,
        _ moment: ClockMoment,
        _ changes: inout [ClockChange]
    ) throws {
        if isDone {
            changes += try stopClock(of: part, moment)
            return
        }
        for index in clocks.indices where clocks[index].isActive && clocks[index].subject == part.subject {
            try add([.cancel], to: index, moment, &changes)
        }
    }
}
