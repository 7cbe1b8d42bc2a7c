import ArgumentParser
import HubDomain

extension CivilDate: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(iso8601: argument)
    }

    package var defaultValueDescription: String { iso8601 }
}

extension Person.Employer: ExpressibleByArgument {}

/// A role as the command line names it: `lead`, or `requester:consumer` for one division.
struct RoleArgument: ExpressibleByArgument {
    let grant: RoleGrant

    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let role = parts.first.flatMap(Role.init(rawValue:)), role != .system, parts.last != "" else {
            return nil
        }
        grant = RoleGrant(role: role, division: parts.count > 1 ? parts[1] : nil)
    }

    static var allValueStrings: [String] {
        Role.allCases.filter { $0 != .system }.map(\.rawValue)
    }
}

extension RoleGrant {
    /// `lead`, or `requester:consumer` for one division.
    var argument: String { division.map { "\(role.rawValue):\($0)" } ?? role.rawValue }
}
