/// What the activities of another tool's event log mean here.
package struct HistoryMapping: Hashable, Sendable {
    /// By the name of the activity. An activity that isn't here becomes a comment.
    package let targets: [String: Target]
    package let launch: Launch

    package enum Target: Hashable, Sendable {
        case stage(StageKey)
        case hold
        case resume
    }

    /// Which event of a case is its launch.
    package enum Launch: Hashable, Sendable {
        /// The last one mapped to the live stage; without one the last one mapped to a stage that closes campaigns.
        case byStage
        case lastEvent
        /// The last one of these activities.
        case activities(Set<String>)
    }

    package init(targets: [String: Target], launch: Launch = .byStage) {
        self.targets = targets
        self.launch = launch
    }

    /// The position of the launch among the events of a case; `nil` for one that was never launched.
    package func launchPosition(in history: HistoryCase, _ workflow: WorkflowDefinition) -> Int? {
        launchIndex(in: history.entries, WorkflowEnds(workflow))
    }

    private func launchIndex(in entries: [HistoryEntry], _ ends: WorkflowEnds) -> Int? {
        switch launch {
        case .lastEvent: entries.indices.last
        case .activities(let names): entries.lastIndex { names.contains($0.activity) }
        case .byStage:
            entries.lastIndex { targets[$0.activity] == .stage(ends.live) }
                ?? entries.lastIndex { entry in ends.closed.contains { targets[entry.activity] == .stage($0) } }
        }
    }
}

/// One event of a log.
package struct HistoryEntry: Hashable, Sendable {
    package let activity: String
    package let at: Instant
    /// Who did it, as the other tool names them.
    package let resource: String?

    package init(activity: String, at: Instant, resource: String? = nil) {
        self.activity = activity
        self.at = at
        self.resource = resource
    }
}

/// All events of one case of a log.
package struct HistoryCase: Hashable, Sendable {
    package let id: String
    /// By their instants; equal ones in the order of the file.
    package let entries: [HistoryEntry]

    package init(id: String, entries: [HistoryEntry]) {
        self.id = id
        // Swift's sort keeps no promise about equal elements.
        self.entries = entries.enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
    }
}
