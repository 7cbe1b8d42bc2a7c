/// Which of a campaign's pinned definitions are to be renewed; all of them when none is named.
package struct PinSelection: Hashable, Sendable {
    package let names: [Name]

    package struct Name: Hashable, Sendable {
        package let kind: DefinitionKind
        /// `nil` for every one of the kind.
        package let key: String?

        package init(kind: DefinitionKind, key: String? = nil) {
            self.kind = kind
            self.key = key
        }

        package func covers(_ reference: DefinitionReference) -> Bool {
            kind == reference.kind && (key ?? reference.key) == reference.key
        }
    }

    package static let all = PinSelection([])

    package init(_ names: [Name]) {
        self.names = names
    }

    package func covers(_ reference: DefinitionReference) -> Bool {
        names.isEmpty || names.contains { $0.covers(reference) }
    }
}

extension Campaign.Pins {
    package var references: [DefinitionReference] {
        let policies = policies.sorted { $0.key < $1.key }.map { key, version in
            DefinitionReference(kind: .slaPolicy, key: key, version: version)
        }
        return [workflow, brief, division, calendar] + policies
    }
}

extension Campaign {
    /// Every definition that the campaign is judged by, its services in the order of the lines.
    package var pinned: [DefinitionReference] {
        var seen: Set<DefinitionReference> = []
        let services = lines.map { DefinitionReference(kind: .service, key: $0.service, version: $0.serviceVersion) }
        return pins.references + services.filter { seen.insert($0).inserted }
    }
}
