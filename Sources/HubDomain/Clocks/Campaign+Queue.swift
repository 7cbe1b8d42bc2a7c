extension Campaign {
    /// Where campaigns without a running clock stand in the queue: behind all others.
    package static let endOfQueue = Instant(milliseconds: 253_402_300_799_999)

    /// Puts the campaign at its place in the queue: the earliest due instant of a running clock.
    mutating func settleQueue(_ workflow: WorkflowDefinition) {
        queueAt = reckonedQueueAt(workflow)
    }

    /// Its place as it follows from stage and clocks.
    package func reckonedQueueAt(_ workflow: WorkflowDefinition) -> Instant? {
        let isOpen = workflow.stage(stage)?.category.isOpen ?? false
        let due = clocks.filter { $0.figures.state == .running }.compactMap(\.figures.dueAt).min()
        return isOpen && submittedAt != nil ? due ?? Self.endOfQueue : nil
    }
}

extension Priority {
    /// 0 for the most pressing.
    package var rank: Int {
        switch self {
        case .urgent: 0
        case .high: 1
        case .normal: 2
        case .low: 3
        }
    }
}
