extension SLACalculation {
    /// What is wrong with the request apart from its calendar.
    func requestIssues() -> [Issue] { goalAndEndIssues() + pauseIssues() }

    private func goalAndEndIssues() -> [Issue] {
        switch (goalMinutes, end) {
        case (nil, nil):
            [Issue(pointer: "/goalMinutes", code: "required", detail: "Give \"goalMinutes\" or \"end\".")]
        case (.some, .some):
            [Issue(pointer: "/end", code: "conflict", detail: "Give \"goalMinutes\" or \"end\", not both.")]
        case (let goal?, nil):
            goalIssues(goal)
        case (nil, let end?):
            endIssues(end)
        }
    }

    private func goalIssues(_ goal: Int64) -> [Issue] {
        guard !(0...Self.mostGoalMinutes).contains(goal) else { return [] }
        let detail = "A goal is between 0 and \(Self.mostGoalMinutes) minutes, which are a hundred years."
        return [Issue(pointer: "/goalMinutes", code: "out-of-range", detail: detail)]
    }

    private func endIssues(_ end: Instant) -> [Issue] {
        if end < start {
            return [Issue(pointer: "/end", code: "out-of-order", detail: "The end is before the start.")]
        }
        guard end - start > Self.longestSpan else { return [] }
        let detail = "Start and end are more than a hundred years apart."
        return [Issue(pointer: "/end", code: "out-of-range", detail: detail)]
    }

    private func pauseIssues() -> [Issue] {
        pauses.enumerated().compactMap { index, pause in
            guard let to = pause.to, pause.from >= to else { return nil }
            let detail = "A pause ends after it begins."
            return Issue(pointer: "/pauses/\(index)/to", code: "out-of-order", detail: detail)
        }
    }
}
