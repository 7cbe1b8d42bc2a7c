import HubDomain

extension DemoReport {
    init(of campaigns: [Campaign], people: Int, useCases: Int) {
        self.init()
        self.people = people
        self.useCases = useCases
        for campaign in campaigns { count(campaign) }
    }

    private mutating func count(_ campaign: Campaign) {
        campaigns += 1
        lines += campaign.lines.count
        stages[campaign.stage.rawValue, default: 0] += 1
        divisions[campaign.division, default: 0] += 1
        for line in campaign.lines {
            services[line.service, default: 0] += 1
            tiers[line.tier.rawValue, default: 0] += 1
        }
        if campaign.submittedAt != nil { submitted += 1 }
        if campaign.returns > 0 { returned += 1 }
        if campaign.holds.contains(where: \.questions.isEmpty) { held += 1 }
        if campaign.isHeld { heldNow += 1 }
        countReviews(of: campaign)
        countLaunch(of: campaign)
    }

    private mutating func countReviews(of campaign: Campaign) {
        let reopenings = Set(campaign.findings.filter { $0.item == nil && $0.line == nil }.map(\.attempt)).count
        if reopenings > 0 { reopened += 1 }
        let rounds = (campaign.lines.map(\.attempt).max() ?? 1) - 1 - reopenings
        let isReviewed = rounds > 0 || ["launch", "live", "closed"].contains(campaign.stage.rawValue)
        if isReviewed { reviewed += 1 }
        if rounds > 0 { failedQA += 1 }
        if rounds > 1 { failedQATwice += 1 }
    }

    private mutating func countLaunch(of campaign: Campaign) {
        guard let committed = campaign.committedLaunchAt else { return }
        if committed != campaign.originalCommittedLaunchAt { recommitted += 1 }
        guard let launched = campaign.launchedAt else { return }
        self.launched += 1
        if launched <= committed { launchedOnTime += 1 }
    }
}
