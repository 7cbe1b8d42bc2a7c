package import HubJSON

extension PriceEvidence {
    /// As proposals are stored.
    package var json: JSONValue {
        var object: JSONObject = [
            "currency": .string(currency), "from": .instant(from), "to": .instant(to), "digest": .string(digest),
            "jobs": .integer(Int64(jobs)), "targetMargin": .double(targetMargin), "lossLimit": .double(lossLimit),
            "seed": .integer(Int64(clamping: seed)), "periodJobs": .integer(Int64(periodJobs)),
            "meanCost": .double(meanCost), "p80Cost": .double(p80Cost),
            "recommendedPrice": .integer(recommendedPrice), "expectedMargin": .double(expectedMargin),
            "marginLow": .double(marginLow), "marginHigh": .double(marginHigh),
            "lossProbability": .double(lossProbability), "jobLossShare": .double(jobLossShare),
            "readiness": .array(readiness.map(\.json)),
        ]
        object["rateCard"] = rateCard.map(\.priceJSON)
        object["captureShare"] = captureShare.map(JSONValue.double)
        object["variation"] = variation.map(JSONValue.double)
        object["backtestMargin"] = backtestMargin.map(JSONValue.double)
        object["benefit"] = benefit.map(\.json)
        return .object(object)
    }

    /// Reads what ``json`` made; `nil` for anything else.
    package init?(json: JSONValue) {
        guard
            let currency = json["currency"]?.string, let from = json["from"]?.instant, let to = json["to"]?.instant,
            let digest = json["digest"]?.string, let jobs = json["jobs"]?.integer,
            let targetMargin = json["targetMargin"]?.decimal, let lossLimit = json["lossLimit"]?.decimal,
            let seed = json["seed"]?.integer, let periodJobs = json["periodJobs"]?.integer,
            let meanCost = json["meanCost"]?.decimal, let p80Cost = json["p80Cost"]?.decimal,
            let recommendedPrice = json["recommendedPrice"]?.integer,
            let expectedMargin = json["expectedMargin"]?.decimal, let marginLow = json["marginLow"]?.decimal,
            let marginHigh = json["marginHigh"]?.decimal, let lossProbability = json["lossProbability"]?.decimal,
            let jobLossShare = json["jobLossShare"]?.decimal, let readiness = json["readiness"]?.array
        else { return nil }
        self.currency = currency
        self.from = from
        self.to = to
        self.digest = digest
        rateCard = json["rateCard"].flatMap { DefinitionReference(.rateCard, json: $0) }
        self.jobs = Int(jobs)
        captureShare = json["captureShare"]?.decimal
        self.targetMargin = targetMargin
        self.lossLimit = lossLimit
        self.seed = UInt64(seed)
        self.periodJobs = Int(periodJobs)
        self.meanCost = meanCost
        self.p80Cost = p80Cost
        variation = json["variation"]?.decimal
        self.recommendedPrice = recommendedPrice
        self.expectedMargin = expectedMargin
        self.marginLow = marginLow
        self.marginHigh = marginHigh
        self.lossProbability = lossProbability
        self.jobLossShare = jobLossShare
        backtestMargin = json["backtestMargin"]?.decimal
        self.readiness = readiness.compactMap(ReadinessRule.init(json:))
        benefit = json["benefit"].flatMap(CostBenefit.init(json:))
    }
}

extension ReadinessRule {
    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "rule": .string(rule.rawValue), "threshold": .double(threshold), "ok": .bool(isMet),
        ]
        object["value"] = value.map(JSONValue.double)
        return .object(object)
    }

    fileprivate init?(json: JSONValue) {
        guard
            let rule = json["rule"]?.string.flatMap(Name.init(rawValue:)),
            let threshold = json["threshold"]?.decimal, let isMet = json["ok"]?.bool
        else { return nil }
        self.init(rule: rule, value: json["value"]?.decimal, threshold: threshold, isMet: isMet)
    }
}

extension CostBenefit {
    fileprivate var json: JSONValue {
        [
            "jobs": .integer(Int64(jobs)), "units": .integer(Int64(units)), "cost": .integer(cost),
            "billBefore": .integer(billBefore), "billAfter": .integer(billAfter),
            "changeOrders": .integer(changeOrders), "deviationBefore": .integer(deviationBefore),
            "deviationAfter": .integer(deviationAfter),
        ]
    }

    fileprivate init?(json: JSONValue) {
        guard
            let jobs = json["jobs"]?.integer, let units = json["units"]?.integer, let cost = json["cost"]?.integer,
            let billBefore = json["billBefore"]?.integer, let billAfter = json["billAfter"]?.integer,
            let changeOrders = json["changeOrders"]?.integer,
            let deviationBefore = json["deviationBefore"]?.integer,
            let deviationAfter = json["deviationAfter"]?.integer
        else { return nil }
        self.jobs = Int(jobs)
        self.units = Int(units)
        self.cost = cost
        self.billBefore = billBefore
        self.billAfter = billAfter
        self.changeOrders = changeOrders
        self.deviationBefore = deviationBefore
        self.deviationAfter = deviationAfter
    }
}

extension DefinitionReference {
    /// Reads what `priceJSON` made.
    init?(_ kind: DefinitionKind, json: JSONValue) {
        guard let key = json["key"]?.string, let version = json["version"]?.integer else { return nil }
        self.init(kind: kind, key: key, version: Int(version))
    }
}

extension JSONValue {
    /// A number, whole or not.
    var decimal: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    var instant: Instant? { string.flatMap { Instant(rfc3339: $0) } }
}
