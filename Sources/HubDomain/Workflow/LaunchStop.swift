/// A lead's word that nothing may go out, until another lead releases it.
package struct LaunchStop: Hashable, Sendable {
    /// UUIDv7.
    package let id: String
    /// `nil` for every division.
    package let division: String?
    package let reason: String
    /// Person ids.
    package let stoppedBy: String
    package let stoppedAt: Instant
    package var releasedBy: String?
    package var releasedAt: Instant?
    package var releaseReason: String?

    package init(
        id: String,
        division: String?,
        reason: String,
        stoppedBy: String,
        stoppedAt: Instant,
        releasedBy: String? = nil,
        releasedAt: Instant? = nil,
        releaseReason: String? = nil
    ) {
        self.id = id
        self.division = division
        self.reason = reason
        self.stoppedBy = stoppedBy
        self.stoppedAt = stoppedAt
        self.releasedBy = releasedBy
        self.releasedAt = releasedAt
        self.releaseReason = releaseReason
    }

    package var isActive: Bool { releasedAt == nil }

    /// - Throws: `forbidden` for who doesn't lead all that the stop holds for, or who called it; `conflict` for one that
    ///   was released before; `invalid` without a reason.
    package mutating func release(_ reason: String, by caller: Caller, at now: Instant) throws {
        guard Self.leads(caller, division) else {
            throw HubError(.forbidden, "A stop is released by a lead of the divisions that it holds for")
        }
        guard isActive else { throw HubError(.conflict, "The stop was released at \(releasedAt?.rfc3339 ?? "")") }
        guard caller.id != stoppedBy else {
            throw HubError(.forbidden, "You called the stop: another lead releases it")
        }
        try Self.check(reason)
        releasedBy = caller.id
        releasedAt = now
        releaseReason = reason
    }

    /// - Throws: `forbidden` for who doesn't lead the divisions, `invalid` without a reason.
    package static func check(_ caller: Caller, mayStop division: String?, _ reason: String) throws {
        guard leads(caller, division) else {
            throw HubError(
                .forbidden,
                division == nil
                    ? "A lead of all divisions stops all launches; name your division to stop its own"
                    : "The launches of a division are stopped by its leads"
            )
        }
        try check(reason)
    }

    private static func check(_ reason: String) throws {
        let issues =
            reason.isBlank
            ? [Issue.required("/reason", "Say why")] : TextRules.issues(withRemark: reason, at: "/reason")
        guard issues.isEmpty else { throw HubError(.invalid, "The reason has problems", issues: issues) }
    }

    private static func leads(_ caller: Caller, _ division: String?) -> Bool {
        guard let division else { return caller.grants.contains { $0.role == .lead && $0.division == nil } }
        return caller.has(.lead, in: division)
    }
}
