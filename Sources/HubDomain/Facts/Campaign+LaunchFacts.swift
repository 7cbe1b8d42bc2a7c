private import HubJSON

extension Campaign {
    /// What the first launch finishes.
    /// - Parameter before: The campaign just before it was launched.
    func launchFacts(since before: Campaign, _ definitions: CampaignDefinitions) -> [Fact] {
        guard let launchedAt, let submittedAt else { return [] }
        func fact(_ metric: Fact.Metric, _ value: Int64, _ label: String? = nil) -> Fact {
            Fact(metric: metric, at: launchedAt, value: max(0, value), label: label)
        }
        var facts = [fact(.launched, (launchedAt - submittedAt).count)]
        facts += lines.map { fact(.lineLaunched, deliverables(of: $0), $0.service) }
        guard let buildStartedAt else { return facts }
        let ready = definitions.workflow.landmarks.launching.contains(before.stage) ? before.stageEnteredAt : launchedAt
        facts.append(fact(.cycleTime, (launchedAt - buildStartedAt).count))
        facts.append(fact(.turnaround, (ready - buildStartedAt).count))
        guard let calendar = definitions.calendar as? WorkCalendar else { return facts }
        let work = WorkSplit(of: before, from: buildStartedAt, to: launchedAt, calendar)
        facts.append(fact(.workTime, work.total))
        if work.active > 0 { facts.append(fact(.activeTime, work.active)) }
        return facts + work.waiting.sorted { $0.key < $1.key }.map { fact(.waitTime, $0.value, $0.key) }
    }

    /// Quantity times locales; a variant is counted as a locale of its master.
    private func deliverables(of line: ServiceLine) -> Int64 {
        line.variantOf == nil ? Int64(line.quantity * locales(of: line).count) : 0
    }

    /// Whether it was handed in with at least the standard lead time of each of its services.
    /// - Returns: `nil` when none of them names one, or no launch is asked for.
    func hasStandardLeadTime(by definitions: CampaignDefinitions) -> Bool? {
        guard let submittedAt, let requestedLaunchAt else { return nil }
        let submitted = definitions.calendar.localDate(of: submittedAt)
        let requested = definitions.calendar.localDate(of: requestedLaunchAt)
        var isKept: Bool?
        for line in lines {
            guard let days = (try? definitions.service(of: line))?.standardLeadDays?[line.tier] else { continue }
            isKept = (isKept ?? true) && definitions.calendar.isAhead(requested, of: submitted, byWorkingDays: days)
        }
        return isKept
    }
}

extension ServiceDefinition {
    /// Working days from submission to the requested launch, as the service's own rule asks for them.
    fileprivate var standardLeadDays: PerTier<Int>? {
        for requirement in requirements {
            if case .ahead(let reference, let days) = requirement.rule, reference.root == "requestedLaunchAt" {
                return days
            }
        }
        return nil
    }
}
