package import HubDomain
package import HubStore
package import Logging

/// The use-cases of the campaign hub. Each is one transaction: it happens whole, synced to the disk, or not at all.
package struct Hub: Sendable {
    package let store: Store
    package let definitions: DefinitionCatalogue
    package let ids: any IDSource
    package let sessions: SessionCache
    /// `nil` for a hub without a folder for files, as commands have it.
    package let files: FileKeeping?
    /// For calculations that take their time.
    package let compute: ComputeQueue
    /// Forecasts as they were made last.
    let forecasts: ForecastDesk
    /// The desk as promises see it.
    let promises: PromiseDesk
    /// Prices of campaigns without a quote as they were worked out last.
    let prices: PriceMemory
    package let logger: Logger
    /// Random bytes for secrets.
    let randomBytes: @Sendable (Int) -> [UInt8]
    /// The instant that use-cases take for now while history is replayed; `nil` for the store's clock.
    let replayedNow: Instant?

    /// - Parameters:
    ///   - files: Where files are kept; without it the hub takes none.
    ///   - logger: Says nothing unless another is given.
    ///   - randomBytes: A cryptographic source.
    package init(
        store: Store,
        definitions: DefinitionCatalogue,
        ids: any IDSource,
        files: FileKeeping? = nil,
        compute: ComputeQueue = ComputeQueue(),
        logger: Logger = Logger(label: "campaignhub", factory: { _ in SwiftLogNoOpLogHandler() }),
        randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.store = store
        self.definitions = definitions
        self.ids = ids
        self.files = files
        self.compute = compute
        self.logger = logger
        self.randomBytes = randomBytes
        sessions = SessionCache()
        forecasts = ForecastDesk()
        promises = PromiseDesk()
        prices = PriceMemory()
        replayedNow = nil
    }

    private init(_ hub: Hub, replayedNow: Instant) {
        store = hub.store
        definitions = hub.definitions
        ids = hub.ids
        files = hub.files
        compute = hub.compute
        forecasts = hub.forecasts
        promises = hub.promises
        prices = hub.prices
        sessions = hub.sessions
        logger = hub.logger
        randomBytes = hub.randomBytes
        self.replayedNow = replayedNow
    }

    /// The same use-cases at a moment of the past. What they record is marked as imported.
    package func replaying(at instant: Instant) -> Hub {
        Hub(self, replayedNow: instant)
    }

    package var isReplaying: Bool { replayedNow != nil }

    /// The instant that a use-case begun now would take.
    package var now: Instant { replayedNow ?? store.clock.now() }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (WriteTransaction) throws -> Value
    ) async throws -> Value {
        try await store.write(now: replayedNow, body)
    }
}
