package import HubDomain

/// The people of every ``TestHub``; each may act in all divisions unless the name says otherwise.
package enum TestPerson: String, CaseIterable, Sendable {
    case requester
    case otherRequester
    /// Requests for the division `consumer` only.
    case consumerRequester
    case approver
    case producer
    case otherProducer
    /// Produces for the division `consumer` only.
    case consumerProducer
    case reviewer
    case otherReviewer
    case lead
    case finance
    case vendor
    case viewer
    case admin
    case otherAdmin
    /// Every role of production: builds and reviews, so that four eyes have something to refuse.
    case allRounder
    /// Has left: no longer active.
    case formerProducer

    package var id: String {
        let number = (Self.allCases.firstIndex(of: self) ?? 0) + 1
        return "00000000-0000-7000-8000-0000000000" + (number < 10 ? "0\(number)" : "\(number)")
    }

    package var email: String { "\(rawValue.lowercased())@example.com" }

    package var name: String {
        switch self {
        case .requester: "Rita Requester"
        case .otherRequester: "Oscar Other"
        case .consumerRequester: "Cora Consumer"
        case .approver: "Anna Approver"
        case .producer: "Paul Producer"
        case .otherProducer: "Petra Producer"
        case .consumerProducer: "Piotr Producer"
        case .reviewer: "Rosa Reviewer"
        case .otherReviewer: "Ravi Reviewer"
        case .lead: "Lena Lead"
        case .finance: "Fritz Finance"
        case .vendor: "Vera Vendor"
        case .viewer: "Viktor Viewer"
        case .admin: "Ada Admin"
        case .otherAdmin: "Alan Admin"
        case .allRounder: "Alex All"
        case .formerProducer: "Frida Former"
        }
    }

    package var grants: [RoleGrant] {
        switch self {
        case .requester, .otherRequester: [RoleGrant(role: .requester, division: nil)]
        case .consumerRequester: [RoleGrant(role: .requester, division: "consumer")]
        case .approver: [RoleGrant(role: .approver, division: nil)]
        case .producer, .otherProducer, .formerProducer: [RoleGrant(role: .producer, division: nil)]
        case .consumerProducer: [RoleGrant(role: .producer, division: "consumer")]
        case .reviewer, .otherReviewer: [RoleGrant(role: .reviewer, division: nil)]
        case .lead: [RoleGrant(role: .lead, division: nil)]
        case .finance: [RoleGrant(role: .finance, division: nil)]
        case .vendor: [RoleGrant(role: .vendor, division: nil)]
        case .viewer: [RoleGrant(role: .viewer, division: nil)]
        case .admin, .otherAdmin: [RoleGrant(role: .admin, division: nil)]
        case .allRounder:
            [Role.lead, .producer, .requester, .reviewer].map { RoleGrant(role: $0, division: nil) }
        }
    }

    package var caller: Caller { Caller(id: id, name: name, grants: grants) }

    /// The caller of one request.
    package func caller(requestID: String) -> Caller {
        Caller(id: id, name: name, grants: grants, requestID: requestID)
    }

    package func person(createdAt: Instant) -> Person {
        Person(
            id: id,
            email: email,
            name: name,
            zone: "Europe/Berlin",
            employer: self == .vendor ? .partner : .internal,
            isActive: self != .formerProducer,
            grants: grants,
            createdAt: createdAt
        )
    }
}
