/// The key figures by the names of their paths.
package enum KPIMetric: String, Hashable, Sendable, CaseIterable {
    case throughput
    case leadTime = "lead-time"
    case turnaround
    case notice
    case cycleTime = "cycle-time"
    case stageTime = "stage-time"
    case wip
    case wipAge = "wip-age"
    case slaAttainment = "sla-attainment"
    case firstTimeRight = "first-time-right"
    case reworkRate = "rework-rate"
    case escapeRate = "escape-rate"
    case onTimeLaunch = "on-time-launch"
    case firstPassAcceptance = "first-pass-acceptance"
    case returns
    case flowEfficiency = "flow-efficiency"
    case waitShare = "wait-share"
    case approvalTime = "approval-time"
    case urgentShare = "urgent-share"
    case recommitRate = "recommit-rate"
    case sunkCost = "sunk-cost"
    case costPerCampaign = "cost-per-campaign"
    case estimateVariance = "estimate-variance"
    case margin
    case fixedPriceShare = "fixed-price-share"
    case utilisation
    case csat
    case flow
}

extension KPIMetric {
    /// Says what work costs: for finance and leads alone.
    package var tellsCost: Bool { self == .sunkCost || self == .costPerCampaign || self == .margin }
}

/// What tells the campaigns of one figure from those of another.
package enum KPIDimension: String, Hashable, Sendable, CaseIterable {
    case division
    case service
    case team
    case priority
    case stage
    case lifecycle
    case goal
    case channel
    case reason
    case field
    case party
    case clock
    case kind
    case currency

    /// Dimensions that a campaign has, whatever is measured of it.
    package static let ofCampaigns: Set<KPIDimension> = [
        .division, .service, .team, .priority, .lifecycle, .goal, .channel,
    ]
}
