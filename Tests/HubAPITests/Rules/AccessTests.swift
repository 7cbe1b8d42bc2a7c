import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// Who may call what at all; what a caller may do with a given campaign stands in the scenarios of each endpoint.
@Suite struct AccessTests {
    /// Operations that don't let everybody in who has a token.
    private static let restricted: [String: Set<TestPerson>] = [
        "createRequest": requesters, "cloneCampaign": requesters, "saveTemplate": requesters,
        "requestFromTemplate": requesters,
        "importRequests": requesters,
        "changeTask": workers, "bookEstimate": workers, "editTime": workers, "enterCampaignTime": workers,
        "enterTime": workers, "importTime": workers, "removeTime": workers, "showTimer": workers, "startTimer": workers,
        "stopTimer": workers,
        "cancelExpense": builders.union([.finance]), "invoiceExpense": builders.union([.finance]),
        "orderExpense": builders.union([.finance]), "makeQuote": builders.union([.finance]),
        "closeMonth": accountants, "creditLine": accountants, "draftStatement": accountants,
        "issueStatement": accountants, "listRateCards": accountants, "listRateCardVersions": accountants,
        "showRateCard": accountants, "showRateCardVersion": accountants, "recalculateTime": accountants,
        "setLineRates": accountants, "shareCost": accountants,
        "setBudget": accountants, "changeBudget": accountants,
        "judgeStatement": [.requester, .otherRequester, .consumerRequester, .approver, .allRounder],
        "overrideGate": [.lead, .allRounder], "releaseLaunches": [.lead, .allRounder],
        "stopLaunches": [.lead, .allRounder], "waiveCancellation": [.lead, .allRounder],
        "oweInput": builders, "setCapture": builders, "makeFeedbackLink": builders,
        "receiveInput": builders.union(requesters),
        "tickChecklistItem": [.reviewer, .otherReviewer, .lead, .allRounder],
        "recordFinding": [.reviewer, .otherReviewer, .lead, .allRounder],
        "analysePricing": accountants, "analyseService": accountants,
        "proposePrice": [.finance], "approvePrice": accountants, "showPricingPortfolio": accountants,
        "putOutProof": builders, "askApproval": builders, "withdrawApproval": builders,
        "grantRounds": [.lead, .allRounder], "voidAction": [.lead, .allRounder],
        "dropLines": [.lead, .allRounder], "transferCampaign": [.lead, .allRounder],
        "splitCampaign": [.lead, .allRounder], "mergeCampaign": [.lead, .allRounder], "agreeToChange": requesters,
        "proposeChange": builders.union(requesters), "rejectChange": builders.union(requesters),
        "withdrawChange": builders.union(requesters), "resolveFinding": builders.union([.reviewer, .otherReviewer]),
        "handOver": builders, "takeHandOff": builders.union([.vendor]),
        "listHandOffs": handOffReaders, "listOpenHandOffs": handOffReaders,
        "writeComment": commentators, "editComment": commentators, "deleteComment": commentators,
        "makeProgramme": programmeMakers, "editProgramme": programmeMakers, "addToProgramme": programmeMakers,
        "removeFromProgramme": programmeMakers,
        "addPerson": [.admin, .otherAdmin],
        "editPerson": [.admin, .otherAdmin],
        "retargetClocks": [.admin, .otherAdmin],
        "repinCampaign": [.lead, .allRounder],
        "repinCampaignsOfService": [.lead, .allRounder],
    ].merging(
        [
            "Calendar", "Team", "Division", "Workflow", "Brief", "Service", "Vendor", "Freeze", "SlaPolicy", "RateCard",
            "ExchangeTable", "Price",
        ]
        .map { ("put\($0)", [.admin, .otherAdmin]) },
        uniquingKeysWith: { first, _ in first }
    )

    private static let requesters: Set<TestPerson> = [
        .requester, .otherRequester, .consumerRequester, .lead, .allRounder,
    ]

    private static let workers: Set<TestPerson> = [
        .producer, .otherProducer, .consumerProducer, .reviewer, .otherReviewer, .vendor, .lead, .allRounder,
    ]

    private static let handOffReaders = builders.union([
        .reviewer, .otherReviewer, .finance, .vendor, .admin, .otherAdmin,
    ])

    private static let programmeMakers = builders.union(requesters)

    private static let commentators = Set(TestPerson.allCases).subtracting([.viewer, .formerProducer])

    private static let accountants: Set<TestPerson> = [.finance, .lead, .allRounder]

    private static let builders: Set<TestPerson> = [
        .producer, .otherProducer, .consumerProducer, .lead, .allRounder,
    ]

    private static let open: Set<String> = [
        "health", "ready", "listProblems", "showProblem", "showOpenAPI", "showFeedbackQuestion", "answerFeedbackLink",
    ]

    @Test func `every operation lets in exactly those who may, and asks others for a token or a role`() async throws {
        let api = try await APIHarness()
        var seen: Set<String> = []
        for operation in api.document.all {
            let id = operation.content["operationId"]?.string ?? ""
            seen.insert(id)
            guard let method = HTTPRequest.Method(operation.method) else { continue }
            let target = "/" + operation.segments.map { $0.hasPrefix("{") ? "x" : $0 }.joined(separator: "/")
            let anonymous = try await api.send(method, target, as: nil).status
            #expect((anonymous == 401) == !Self.open.contains(id), "\(id)")
            guard !Self.open.contains(id) else { continue }
            for person in TestPerson.allCases where person != .formerProducer {
                let answer = try await api.send(method, target, as: person, .text("?"))
                let isAdmitted = answer.status != 403 || answer["/detail"]?.string?.hasPrefix("This needs one") != true
                #expect(isAdmitted == Self.restricted[id]?.contains(person) ?? true, "\(id) by \(person)")
            }
        }
        #expect(Set(Self.restricted.keys).union(Self.open).isSubset(of: seen))
    }

    @Test func `the actions on offer are those of the caller's roles`() async throws {
        let api = try await APIHarness()
        let intake = try await api.run.campaign(in: .intake).key
        func actions(_ person: TestPerson) async throws -> [String] {
            let list = try await api.fetch(.get, "/v1/campaigns/\(intake)/actions", as: person)
            return (list["actions"]?.array ?? []).compactMap { $0["action"]?.string }
        }
        #expect(try await actions(.requester) == ["cancel"])
        #expect(try await actions(.otherRequester) == [])
        #expect(try await actions(.producer) == ["accept", "plan", "return", "decline", "hold"])
        #expect(try await actions(.lead) == ["accept", "plan", "return", "decline", "hold", "cancel"])
        #expect(try await actions(.reviewer) == [])
        #expect(try await actions(.viewer) == [])
        #expect(try await actions(.admin) == [])
    }
}
