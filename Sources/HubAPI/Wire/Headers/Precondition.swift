package import HubDomain

/// What `If-Match` asks of the resource. Only edit versions are compared.
package enum Precondition: Hashable, Sendable {
    /// No `If-Match`.
    case none
    /// `If-Match: *`: any version, as long as the resource is there.
    case exists
    /// One of these versions; empty when no tag of the field can ever match.
    case versions(Set<Int>)

    init(_ list: EntityTagList) {
        switch list {
        case .any: self = .exists
        case .tags(let tags): self = .versions(Set(tags.compactMap(\.version)))
        }
    }

    package func allows(version: Int) -> Bool {
        switch self {
        case .none, .exists: true
        case .versions(let versions): versions.contains(version)
        }
    }

    /// The one version that the caller expects, for a guarded update; `nil` when any will do.
    ///
    /// - Throws: `stale-version` when no version can match, `invalid` when several are named: a guarded update
    ///   compares one.
    package func expecting() throws(HubError) -> Int? {
        guard case .versions(let versions) = self else { return nil }
        guard let version = versions.first else {
            throw HubError(.staleVersion, "The If-Match field names no version of this resource.")
        }
        guard versions.count == 1 else {
            let issue = Issue(pointer: "/headers/If-Match", code: "too-many", detail: "must name one version")
            throw HubError(.invalid, "The If-Match field names several versions.", issues: [issue])
        }
        return version
    }
}
