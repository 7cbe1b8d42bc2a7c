extension Hub {
    /// Everything that goes on beside the requests, one service each.
    package var loops: [BackgroundLoop] {
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
        ]
        return works.map { BackgroundLoop($0, store: store, logger: logger) }
    }
}
