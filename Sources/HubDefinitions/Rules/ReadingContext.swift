import HubDomain

/// What the other definitions of a configuration say that matters to one of them. `nil` stands for not known: a part
/// that is broken or, for a stored version, not at hand; nothing is then judged by it.
struct ReadingContext {
    var calendars: [String]?
    var divisions: [String]?
    var services: [String]?
    var slaPolicies: [String]?
    var teams: [String]?
    var vendors: [String]?
    /// Skills of all teams.
    var skills: Set<String>?
    var stages: StageRules?
    /// Actions of all workflows.
    var actions: Set<String>?
    /// What the common brief gives to every service.
    var common = CommonBrief()

    struct CommonBrief {
        var fields: [String: RuleScope.Field] = [:]
        var requirements: Set<String> = []
        var checklist: Set<String> = []
    }
}
