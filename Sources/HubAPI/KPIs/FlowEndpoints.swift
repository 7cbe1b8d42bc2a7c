import HTTPTypes
import HubDomain
import HubOperations

extension HubAPI {
    static func addFlow(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub, _ zone: ZoneID) {
        catalogue.add(
            Endpoint<HubDomain.Caller, ShowFlow, FlowOutput>(
                .get,
                "/v1/flow",
                id: "showFlow",
                tag: "KPIs",
                summary: "Show how work flows through production",
                description: """
                    What is under way and how old it is, cycle times of what was launched, how launches are spread, \
                    whether Little's law holds, and where the time went. docs/kpis.md explains each part.
                    """,
                access: .person
            ) { input, request in
                Reply(
                    FlowOutput(
                        report: try await hub.flowReport(try input.query(zone, now: hub.now), for: request.person)
                    )
                )
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, TimeSpentOutput>(
                .get,
                "/v1/campaigns/{key}/time-spent",
                id: "showTimeSpent",
                tag: "KPIs",
                summary: "Show where a campaign's working time went",
                description: "From its build to its launch or now; everything is 0 before the build.",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let spent = try await hub.timeSpent(on: input.key, for: request.person)
                return Reply(TimeSpentOutput(time: spent ?? TimeSpent([])))
            }
        )
    }
}

struct ShowFlow: EndpointInput {
    let selection: KPISelection
    let interval: KPIWindow.Interval?

    init(_ reader: inout InputReader) {
        selection = KPISelection(&reader)
        interval = reader.query(
            "interval",
            .choice(KPIWindow.Interval.self),
            note: "Of the histogram: `day` unless given. Weeks begin on Monday."
        )
    }

    /// - Throws: `invalid` for a window without length.
    func query(_ zone: ZoneID, now: Instant) throws -> FlowQuery {
        FlowQuery(
            window: try selection.window(zone, now: now),
            filter: selection.filter,
            interval: interval ?? .day
        )
    }
}
