import HubDomain

/// Typed reads of money. Each returns `nil` after recording why.
extension DefinitionNode {
    /// A decimal fraction such as `0.1450`.
    func decimal(_ log: ProblemLog) -> DecimalNumber? {
        guard let text = name(log) else { return nil }
        guard let number = DecimalNumber(text) else {
            log.add("`\(text)` is no amount such as \"12.50\": digits, and behind a point at most nine more", at: mark)
            return nil
        }
        return number
    }

    /// An amount in major units as minor ones.
    func amount(in code: String, _ log: ProblemLog) -> Int64? {
        guard let currency = Currency(code), let number = decimal(log) else { return nil }
        guard let minor = number.minor(of: currency) else {
            log.add("\(code) has \(currency.exponent) decimal places and no more", at: mark)
            return nil
        }
        return minor
    }

    /// `2026-03-01`
    func date(_ log: ProblemLog) -> CivilDate? {
        guard let text = name(log) else { return nil }
        guard let date = CivilDate(iso8601: text) else {
            log.add("`\(text)` is no date such as 2026-03-01", at: mark)
            return nil
        }
        return date
    }

    /// The members of a mapping whose names the definition gives.
    func members(_ wanted: String, _ log: ProblemLog) -> [Member]? {
        guard case .mapping(let members) = content else {
            log.add("must be a mapping from \(wanted), not \(kindName)", at: mark)
            return nil
        }
        if members.isEmpty { log.refuse("must name at least one", at: mark) }
        return members
    }
}
