/// Time as somebody enters it.
package struct TimeDraft: Hashable, Sendable {
    /// Address or id; `nil` for oneself.
    package var person: String?
    package var campaign: CampaignKey?
    package var line: String?
    package var task: String?
    package var activity: InternalActivity?
    package var workDate: CivilDate
    package var minutes: Int
    package var role: Role?
    package var team: String?
    package var vendor: String?
    /// Beyond what the line's price buys.
    package var isChangeOrder: Bool
    package var note: String?
    package var reference: String?

    package init(
        person: String? = nil,
        campaign: CampaignKey? = nil,
        line: String? = nil,
        task: String? = nil,
        activity: InternalActivity? = nil,
        workDate: CivilDate,
        minutes: Int,
        role: Role? = nil,
        team: String? = nil,
        vendor: String? = nil,
        isChangeOrder: Bool = false,
        note: String? = nil,
        reference: String? = nil
    ) {
        self.person = person
        self.campaign = campaign
        self.line = line
        self.task = task
        self.activity = activity
        self.workDate = workDate
        self.minutes = minutes
        self.role = role
        self.team = team
        self.vendor = vendor
        self.isChangeOrder = isChangeOrder
        self.note = note
        self.reference = reference
    }

    /// Minutes of one entry.
    package static let minuteRange = 1...1_440

    /// What is wrong with it by itself.
    /// - Parameter today: In the zone of the person.
    package func issues(today: CivilDate) -> [Issue] {
        var issues = TextRules.issues(withRemark: note, at: "/note")
        if !Self.minuteRange.contains(minutes) { issues.append(.invalid("/minutes", "must be from 1 to 1440")) }
        if workDate > today { issues.append(.invalid("/workDate", "lies in the future")) }
        if workDate < today.adding(days: -Self.oldestDays) {
            issues.append(.invalid("/workDate", "lies more than \(Self.oldestDays) days back"))
        }
        if (campaign == nil) == (activity == nil) {
            issues.append(.invalid("", "must name a campaign's line or an internal activity"))
        }
        if campaign != nil, line == nil, task == nil { issues.append(.required("/line", "Name the line or its task")) }
        if team != nil, vendor != nil { issues.append(.invalid("/vendor", "can't be named beside a team")) }
        if activity != nil, line ?? task ?? team ?? vendor ?? role?.rawValue != nil {
            issues.append(.invalid("/activity", "has no line, task, role, team or vendor"))
        }
        if activity != nil, isChangeOrder { issues.append(.invalid("/changeOrder", "is work on a campaign's line")) }
        if let role, !RateCard.roles.contains(role) {
            let known = RateCard.roles.map(\.rawValue).listed
            issues.append(.invalid("/role", "must be one of \(known)"))
        }
        return issues
    }

    private static let oldestDays = 800
}
