import HubDomain

/// The calculator's answer for people: a line for each window, in the calendar's own time, with the running sum.
struct SLAExplanationText {
    private let explanation: SLAExplanation

    init(_ explanation: SLAExplanation) {
        self.explanation = explanation
    }

    var text: String {
        ([result, "\(explanation.zone.name):"] + windows + explanation.notes.map { "Note: \($0)" })
            .joined(separator: "\n")
    }

    private var result: String {
        switch explanation.result {
        case .due(let due?): "Due \(due.rfc3339), \(local(due)) local time"
        case .due(nil): "Not due while the pause lasts; \(explanation.elapsedMinutes) minutes have passed"
        case .elapsed: "\(explanation.elapsedMinutes) minutes have passed (\(explanation.elapsedSeconds) seconds)"
        }
    }

    private var windows: [String] {
        guard !explanation.windows.isEmpty else { return ["  no working time"] }
        var table = TextTable(header: ["  FROM", "TO", "MINUTES", "SUM"])
        var sum = Milliseconds.zero
        for window in explanation.windows {
            sum = sum + window.length
            table.add("  \(local(window.from))", local(window.to), String(window.minutes), String(sum.count / 60_000))
        }
        return [table.text]
    }

    private func local(_ instant: Instant) -> String {
        "\(explanation.zone.rules.local(at: instant))"
    }
}
