/// A key figure about money.
package enum MoneyFigure: Hashable, Sendable {
    case sunkCost
    case costPerCampaign
    case estimateVariance
    case margin
    case fixedPriceShare(KPIOptions.Measure)
}

extension KPIQuery {
    /// A figure of what campaigns came to. Money of several currencies is never added: it is split by currency then, and
    /// the figure itself stays empty.
    package func moneyAnswer(
        _ accounts: [CampaignAccount],
        _ figure: MoneyFigure,
        periods: [KPIWindow]
    ) -> KPIAnswer {
        let counted = accounts.filter { figure.counts($0) && window.contains($0.at) && filter.fits($0.group) }
        let currencies = Set(counted.map(\.currency))
        let isMixed = currencies.count > 1
        let query = isMixed && !by.contains(.currency) ? splitting(by: .currency) : self
        var all = MoneyTally(figure)
        var parts: [PartKey: MoneyTally] = [:]
        var names: Set<[String?]> = []
        for account in counted {
            for line in account.lines where filter.service == nil || line.service == filter.service {
                all.add(line, of: account)
                guard let period = Self.index(of: account.at, in: periods) else { continue }
                for name in query.labels(of: line, account) {
                    names.insert(name)
                    parts[PartKey(period: period, by: name), default: MoneyTally(figure)].add(line, of: account)
                }
            }
        }
        let empty = MoneyTally(figure).value
        return KPIAnswer(
            query: query,
            asOf: counted.map(\.recordedAt).max(),
            value: isMixed ? KPIValue(n: all.value.n, .nothing) : all.value,
            series: query.series(periods, names) { parts[PartKey(period: $0, by: $1)]?.value ?? empty },
            currency: isMixed ? nil : currencies.first,
            note: isMixed ? "Money of several currencies isn't added up: see the series." : nil
        )
    }

    private func splitting(by dimension: KPIDimension) -> KPIQuery {
        KPIQuery(
            metric: metric,
            options: options,
            window: window,
            isEndOpen: isEndOpen,
            interval: interval,
            by: [dimension] + by,
            filter: filter
        )
    }

    /// A line stands under its own service and not under those of its neighbours.
    private func labels(of line: CampaignAccount.Line, _ account: CampaignAccount) -> [[String?]] {
        combinations { dimension in
            switch dimension {
            case .currency: [account.currency]
            case .service: [line.service]
            default: account.group.values(of: dimension)
            }
        }
    }
}

extension MoneyFigure {
    /// Whether an account says anything about the figure: of a campaign without an hour nobody knows the cost.
    fileprivate func counts(_ account: CampaignAccount) -> Bool {
        if case .fixedPriceShare = self { return account.lines.contains { $0.price > 0 || $0.terms != .hours } }
        return account.isCaptured
    }
}

/// Adds up what one value is made of.
private struct MoneyTally {
    private let figure: MoneyFigure
    private var share = KPIShare(0, of: 0)
    private var costs: [CampaignKey: Int64] = [:]
    private var newest: [String: (at: Instant, isFixed: Bool)] = [:]

    init(_ figure: MoneyFigure) {
        self.figure = figure
    }

    mutating func add(_ line: CampaignAccount.Line, of account: CampaignAccount) {
        switch figure {
        case .sunkCost, .costPerCampaign:
            costs[account.campaign, default: 0] += line.cost + line.expenseCost
        case .margin:
            guard line.terms != .monthly, line.terms != .unpriced else { return }
            let price = line.price + line.expensePrice
            share.part += price - line.cost - line.expenseCost
            share.whole += price
        case .estimateVariance:
            guard line.terms != .monthly, line.terms != .unpriced, let quoted = line.quoted else { return }
            share.part += line.price - quoted
            share.whole += quoted
        case .fixedPriceShare(.spend):
            guard line.terms != .unpriced else { return }
            share.part += line.terms == .hours ? 0 : line.price
            share.whole += line.price
        case .fixedPriceShare(.services):
            guard let service = line.service else { return }
            if let known = newest[service], known.at > account.at { return }
            newest[service] = (account.at, line.terms != .hours)
        }
    }

    var value: KPIValue {
        switch figure {
        case .sunkCost: KPIValue(n: Int64(costs.count), .count(costs.values.reduce(0, +)))
        case .costPerCampaign: .amounts(Array(costs.values))
        case .margin, .estimateVariance, .fixedPriceShare(.spend): .ratio(share)
        case .fixedPriceShare(.services):
            .ratio(KPIShare(Int64(newest.values.count { $0.isFixed }), of: Int64(newest.count)))
        }
    }
}
