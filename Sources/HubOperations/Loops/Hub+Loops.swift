package import HubDomain

extension Hub {
    /// Everything that goes on beside the requests, one service each.
    /// - Parameter zone: Of weeks and months that forecasts are made for.
    package func loops(zone: ZoneID) -> [BackgroundLoop] {
        let works: [any BackgroundWork] = [
            ForeignCommitWork(hub: self),
            TimerWork(hub: self),
            ClockWork(hub: self),
            SearchWork(store: store),
            SealingWork(store: store),
            FactWork(store: store),
            AnswerExpiry(store: store),
            PersonalDataPurge(hub: self),
            ContentSweep(hub: self),
            ForecastWork(hub: self, zone: zone),
            PromiseWork(hub: self, zone: zone),
            PriceWork(hub: self),
        ]
        return works.map { BackgroundLoop($0, store: store, logger: logger) }
    }
}
