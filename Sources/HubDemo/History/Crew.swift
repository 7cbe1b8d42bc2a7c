import HubDomain
import HubJSON

/// Who works on a campaign.
struct Crew: Sendable {
    let producer: Member
    let reviewer: Member
    let lead: Member
    private let specialists: [String: Member]
    private let vendor: Member
    private let approvers: [String: Member]
    private let anyApprover: Member

    /// - Throws: `HubError` when the staff list lacks a role.
    init(for order: Order, of staff: Staff, _ dice: inout Dice) throws {
        let isOffshore = order.services.allSatisfy(\.allowsOffshore)
        let teams = order.profile.teams.filter { isOffshore || $0.0 != "apac-production" }
        let team = dice.pick(weighted: teams)
        let near = staff.producers(of: team)
        let allowed = staff.producers(of: nil).filter { isOffshore || $0.person.team != "apac-production" }
        let reviewers = staff.members(with: .reviewer)
        let leads = staff.members(with: .lead)
        let vendors = staff.members(with: .vendor)
        guard !near.isEmpty, !reviewers.isEmpty, !leads.isEmpty, !vendors.isEmpty else {
            throw HubError(.internalError, "The demo organisation lacks somebody for the team \(team)")
        }
        producer = dice.pick(near)
        let home = reviewers.filter { $0.person.team == team }
        reviewer = dice.pick(home.isEmpty || dice.happens(0.3) ? reviewers : home)
        lead = dice.pick(leads)
        let isInHouse = order.draft.lines.contains { $0.answers["vendor"] == "in-house" }
        vendor = isInHouse ? near.first { $0.person.skills.contains("translation") } ?? vendors[0] : dice.pick(vendors)
        approvers = Dictionary(staff.members.map { ($0.person.email, $0) }, uniquingKeysWith: { first, _ in first })
        let division = staff.members(with: .approver, in: order.profile.key)
        anyApprover = division.first ?? leads[0]
        specialists = Self.specialists(producer, near, allowed, &dice)
    }

    /// For each skill the producer if able, else somebody of the team, else somebody else.
    private static func specialists(
        _ producer: Member,
        _ near: [Member],
        _ allowed: [Member],
        _ dice: inout Dice
    ) -> [String: Member] {
        var found: [String: Member] = [:]
        for skill in Set(allowed.flatMap(\.person.skills)).sorted() {
            let able = { (member: Member) in member.person.skills.contains(skill) }
            let candidates = [[producer], near, allowed].lazy.map { $0.filter(able) }.first { !$0.isEmpty }
            found[skill] = candidates.map { dice.pick($0) }
        }
        return found
    }

    /// Person ids of everybody who works on the campaign.
    var ids: [String] {
        Set([producer, reviewer, lead, vendor].map(\.caller.id) + specialists.values.map(\.caller.id)).sorted()
    }

    /// Whoever has the address, or somebody who approves for the division.
    func approver(_ email: String) -> Member { approvers[email] ?? anyApprover }

    func worker(for task: CampaignTask) -> Member {
        switch task.role {
        case .reviewer: reviewer
        case .vendor: vendor
        default: specialists[task.skill] ?? producer
        }
    }
}
