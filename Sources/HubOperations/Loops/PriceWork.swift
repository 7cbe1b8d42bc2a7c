import HubDomain

/// Has agreed prices take effect on their date, and watches what jobs at them cost.
package struct PriceWork: BackgroundWork {
    private static let pause = Milliseconds.minutes(15)

    private let hub: Hub

    package init(hub: Hub) {
        self.hub = hub
    }

    package var name: String { "prices" }

    package func round() async throws -> NextRound {
        try await hub.beginPrices()
        try await hub.watchPrices()
        return .after(Self.pause)
    }
}
