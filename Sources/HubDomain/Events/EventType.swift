/// Everything that can happen to a campaign, by its dotted name.
package enum EventType: String, Hashable, Sendable, CaseIterable {
    case drafted = "campaign.drafted"
    case submitted = "campaign.submitted"
    case edited = "campaign.edited"
    case accepted = "campaign.accepted"
    case planned = "campaign.planned"
    case buildStarted = "campaign.build-started"
    case returned = "campaign.returned"
    case answered = "campaign.answered"
    case declined = "campaign.declined"
    case moved = "campaign.moved"
    case submittedForQA = "qa.requested"
    case qaFailed = "qa.failed"
    case qaPassed = "qa.passed"
    case scheduled = "campaign.scheduled"
    case unscheduled = "campaign.unscheduled"
    case launched = "campaign.launched"
    case closed = "campaign.closed"
    case held = "campaign.held"
    case resumed = "campaign.resumed"
    case cancelled = "campaign.cancelled"
    case reopened = "campaign.reopened"
    case taskChanged = "task.changed"
    case checklistTicked = "checklist.ticked"
    case findingRecorded = "qa.finding-recorded"
    case findingResolved = "qa.finding-resolved"
    case proofAdded = "proof.added"
    case approvalAsked = "approval.asked"
    case approvalDecided = "approval.decided"
    case approvalWithdrawn = "approval.withdrawn"
    case roundsGranted = "approval.rounds-granted"
    case handOffSent = "hand-off.sent"
    case handOffAcknowledged = "hand-off.acknowledged"
    case handOffDelivered = "hand-off.delivered"
    case handOffRefused = "hand-off.refused"
    case handOffAccepted = "hand-off.accepted"
    case handOffReturned = "hand-off.returned"
    case handOffWithdrawn = "hand-off.withdrawn"
    case repinned = "campaign.repinned"
    case returnsExceeded = "campaign.returns-exceeded"
    case resized = "campaign.resized"
    case watchersChanged = "campaign.watchers-changed"
    case fileAdded = "file.added"
    case fileRemoved = "file.removed"
    case fileRead = "file.read"
    case filePurged = "file.purged"
    case clockWarned = "clock.warned"
    case clockBreached = "clock.breached"
    case clockRetargeted = "clock.retargeted"
    case gateOverridden = "gate.overridden"
    case freezeExcepted = "freeze.exception-granted"
    case slotMissed = "campaign.slot-missed"
    case fullyLive = "campaign.fully-live"
    case inputOwed = "input.owed"
    case inputReceived = "input.received"
    case commented = "campaign.commented"
    case programmeChanged = "campaign.programme-changed"
    case externallyChecked = "external-check.answered"
    case commentEdited = "comment.edited"
    case commentDeleted = "comment.deleted"
    case rated = "campaign.rated"
    case timeEntered = "time.entered"
    case timeEdited = "time.edited"
    case timeRemoved = "time.removed"
    case timeRecalculated = "time.recalculated"
    case captureClosed = "time.capture-closed"
    case captureReopened = "time.capture-reopened"
    case rateSet = "line.rate-set"
    case expenseOrdered = "expense.ordered"
    case expenseChanged = "expense.changed"
    case expenseInvoiced = "expense.invoiced"
    case expenseCancelled = "expense.cancelled"
    case quoteMade = "quote.made"
    case quoteAccepted = "quote.accepted"
    case quoteBurning = "quote.burn-alert"
    case cancellationWaived = "cancellation.waived"

    /// What the event says, for `docs/events.md`.
    package var summary: String {
        switch self {
        case .drafted: "A brief was stored as a draft."
        case .submitted: "A brief was submitted: it met the requirements due at intake and waits for triage."
        case .edited: "Fields of the campaign, its brief or a line were changed."
        case .accepted: "The team accepted the brief and began to build."
        case .planned: "The team accepted the brief for a later start."
        case .buildStarted: "The build of a planned campaign began."
        case .returned: "The brief went back to the requester with questions; the request is on hold."
        case .answered: "The requester answered; the request waits for triage again."
        case .declined: "The team declined the request."
        case .moved: "An action of a configured workflow moved the campaign."
        case .submittedForQA: "The build was handed to quality assurance."
        case .qaFailed: "Quality assurance failed the campaign; lines with findings begin a new attempt."
        case .qaPassed: "Quality assurance passed the campaign."
        case .scheduled: "A launch slot was confirmed."
        case .unscheduled: "The confirmed launch slot was given up."
        case .launched: "The campaign went live."
        case .closed: "The live campaign was closed."
        case .held: "Work was put on hold for a configured reason."
        case .resumed: "Work goes on after a hold."
        case .cancelled: "The campaign was cancelled."
        case .reopened: "The campaign was reopened: for a defect, or to take up a declined or cancelled request."
        case .taskChanged: "A task's state or assignee changed."
        case .checklistTicked: "A checklist item was judged."
        case .findingRecorded: "A reviewer wrote a finding down."
        case .findingResolved: "A finding was mended without another round of QA, with a word on how."
        case .proofAdded: "A proof was put out; approvals of the one before no longer count."
        case .approvalAsked: "People were asked to approve a proof."
        case .approvalDecided: "An approver approved a proof, approved it with changes, or rejected it."
        case .approvalWithdrawn: "Somebody is no longer asked to approve a proof."
        case .roundsGranted: "A lead granted rounds of approval beyond what a line's service includes."
        case .handOffSent: "Work of a line was handed to a vendor."
        case .handOffAcknowledged: "The vendor has taken the work on."
        case .handOffDelivered: "The vendor delivered."
        case .handOffRefused: "The vendor doesn't do the work."
        case .handOffAccepted: "What the vendor delivered was accepted."
        case .handOffReturned: "What the vendor delivered went back."
        case .handOffWithdrawn: "The vendor isn't to do the work any more."
        case .repinned: "An open campaign is judged by other versions of its definitions from now on."
        case .resized: "A producer confirmed another tier than the one proposed or the one that the brief comes to."
        case .watchersChanged: "Somebody began to follow the campaign, or no longer does."
        case .returnsExceeded: "The brief was returned more than twice: a lead should look."
        case .fileAdded: "A file was added. The name of one with personal data stays out of the event."
        case .fileRemoved: "A file was removed; its bytes went with the last file that shared them."
        case .fileRead: "Somebody took the bytes of a file with personal data."
        case .filePurged: "The bytes of a file with personal data were deleted, some time after the campaign had ended."
        case .clockWarned: "A clock passed a share of its goal that the policy warns of."
        case .clockBreached: "More than a clock's goal has passed; the event's instant is the due one."
        case .clockRetargeted:
            "An administrator took a running clock over to another version of its policy or calendar."
        case .rated: "The requester said after the launch how content they are, from 1 to 5."
        case .gateOverridden: "A lead set a gate aside for this attempt; the reason code names the gate."
        case .freezeExcepted: "The owner of a freeze let the campaign go out in spite of it; the reason code names it."
        case .slotMissed:
            "The launch slot came while something stood in the way: it is given up and has to be confirmed anew."
        case .fullyLive: "The last line went out at its slot."
        case .inputOwed: "The requester was asked for an input by a day of the plan."
        case .inputReceived: "An input of the requester came; a late one moves the commitment."
        case .timeEntered: "Time was entered on lines of the campaign."
        case .timeEdited: "A time entry was changed."
        case .timeRemoved: "A time entry was taken back."
        case .timeRecalculated: "What unbilled time is billed was worked out anew at the rates in force."
        case .captureClosed: "The time of a line is complete: no more is taken."
        case .captureReopened: "Time is taken on a line again."
        case .rateSet: "A line got rates of its own, or lost them."
        case .expenseOrdered: "Something was ordered from a vendor for a line."
        case .expenseChanged: "An order that isn't invoiced yet was changed."
        case .expenseInvoiced: "A vendor invoiced an order."
        case .expenseCancelled: "An order was taken back."
        case .quoteMade: "A quote was made."
        case .quoteAccepted: "A quote was accepted."
        case .quoteBurning: "Time on the campaign has passed 75 or 100 percent of the quote's upper bound."
        case .cancellationWaived: "A lead waived the charge for a cancelled campaign."
        case .programmeChanged: "The campaign became part of a programme, or no longer is."
        case .externallyChecked: "Somebody outside answered a check that an action waits for."
        case .commentEdited: "The author of a remark said it in other words."
        case .commentDeleted: "A remark was taken out of sight."
        case .commented: "A remark. Of imported history: an activity of the other tool that stands for no stage."
        }
    }
}

extension ActionDefinition.Effect {
    /// The event that performing the action records.
    package var event: EventType {
        switch self {
        case .move: .moved
        case .submit: .submitted
        case .accept: .accepted
        case .plan: .planned
        case .startBuild: .buildStarted
        case .sendBack: .returned
        case .answer: .answered
        case .decline: .declined
        case .submitForQA: .submittedForQA
        case .failQA: .qaFailed
        case .passQA: .qaPassed
        case .schedule: .scheduled
        case .unschedule: .unscheduled
        case .launch: .launched
        case .close: .closed
        case .hold: .held
        case .resume: .resumed
        case .cancel: .cancelled
        case .reopen: .reopened
        }
    }
}
