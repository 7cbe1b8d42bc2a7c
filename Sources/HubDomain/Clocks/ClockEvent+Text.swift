/// The short form in which a cycle keeps its events beside its figures: one word for the change, the instant, and what
/// belongs to it, parted by blanks. Keys of definitions and reasons hold none.
extension ClockEvent {
    package var text: String {
        "\(word) \(at.milliseconds)" + parts.map { " " + $0 }.joined()
    }

    private var word: String {
        switch change {
        case .start: "start"
        case .pause: "pause"
        case .resume: "resume"
        case .stop: "stop"
        case .cancel: "cancel"
        case .retarget: "retarget"
        case .warn: "warn"
        case .breach: "breach"
        case .watch: "watch"
        case .void: "void"
        }
    }

    private var parts: [String] {
        switch change {
        case .start(let terms, let isTimed): terms.parts + [isTimed ? "timed" : "untimed"]
        case .pause(let reason): [reason]
        case .stop(let isFinal): isFinal ? ["final"] : []
        case .retarget(let terms, let cause, let recounts): terms.parts + [cause.rawValue, recounts ? "again" : "on"]
        case .warn(let percent, let isLate): [String(percent)] + (isLate ? ["late"] : [])
        case .breach(let isLate): isLate ? ["late"] : []
        case .void(let kept): [String(kept)]
        case .resume, .cancel, .watch: []
        }
    }

    /// - Returns: `nil` for a text that isn't such a form.
    package init?(text: some StringProtocol) {
        let words = text.split(separator: " ")
        guard words.count >= 2, let milliseconds = Int64(words[1]) else { return nil }
        guard let change = Change(String(words[0]), words[2...].map { String($0) }) else { return nil }
        self.init(change, at: Instant(milliseconds: milliseconds))
    }
}

extension ClockEvent.Change {
    fileprivate init?(_ word: String, _ parts: [String]) {
        switch (word, parts.count) {
        case ("start", ClockTerms.partCount + 1):
            guard let terms = ClockTerms(parts[...]) else { return nil }
            self = .start(terms, isTimed: parts[ClockTerms.partCount] == "timed")
        case ("pause", 1): self = .pause(reason: parts[0])
        case ("resume", 0): self = .resume
        case ("stop", _): self = .stop(isFinal: parts.first == "final")
        case ("cancel", 0): self = .cancel
        case ("retarget", ClockTerms.partCount + 2):
            guard let terms = ClockTerms(parts[...]), let cause = RetargetCause(rawValue: parts[ClockTerms.partCount])
            else { return nil }
            self = .retarget(terms, cause: cause, recounts: parts[ClockTerms.partCount + 1] == "again")
        case ("warn", 1...):
            guard let percent = Int(parts[0]) else { return nil }
            self = .warn(percent: percent, isLate: parts.count > 1)
        case ("breach", _): self = .breach(isLate: !parts.isEmpty)
        case ("watch", 0): self = .watch
        case ("void", 1):
            guard let kept = Int(parts[0]) else { return nil }
            self = .void(keeping: kept)
        default: return nil
        }
    }
}

extension ClockTerms {
    static let partCount = 8

    fileprivate var parts: [String] {
        let goal =
            switch goal {
            case .working(let minutes): ["minutes", String(minutes)]
            case .until(let instant): ["until", String(instant.milliseconds)]
            }
        let hours = warningHours.map { [$0.key, String($0.version)] } ?? ["-", "0"]
        return goal + [policy.key, String(policy.version), calendar.key, String(calendar.version)] + hours
    }

    fileprivate init?(_ parts: ArraySlice<String>) {
        let parts = Array(parts.prefix(Self.partCount))
        guard parts.count == Self.partCount, let amount = Int64(parts[1]) else { return nil }
        guard let policyVersion = Int(parts[3]), let calendarVersion = Int(parts[5]), let hoursVersion = Int(parts[7])
        else { return nil }
        let hours = DefinitionReference(kind: .calendar, key: parts[6], version: hoursVersion)
        self.init(
            goal: parts[0] == "until" ? .until(Instant(milliseconds: amount)) : .working(amount),
            policy: DefinitionReference(kind: .slaPolicy, key: parts[2], version: policyVersion),
            calendar: DefinitionReference(kind: .calendar, key: parts[4], version: calendarVersion),
            warningHours: parts[6] == "-" ? nil : hours
        )
    }
}
