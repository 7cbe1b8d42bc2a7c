extension KPIQuery {
    /// Whether more than one value is asked for. The flow is by stage anyway.
    var isSplit: Bool { interval != nil || !by.isEmpty || metric == .flow }

    /// A value for each period and name, in order; none where nobody asks for more than one.
    /// - Parameters:
    ///   - names: The combinations of dimensions that were met, see ``combinations(_:)``. Without dimensions there is one,
    ///     the empty one, whether it was met or not.
    ///   - value: By the index of the period.
    func series(
        _ periods: [KPIWindow],
        _ names: Set<[String?]>,
        _ value: (_ period: Int, _ name: [String?]) -> KPIValue
    ) -> [KPIAnswer.Part] {
        guard isSplit else { return [] }
        let names = by.isEmpty && metric != .flow ? [[]] : names.sorted(by: Self.isInOrder)
        return periods.enumerated().flatMap { index, period in
            names.map { KPIAnswer.Part(window: period, by: $0, value: value(index, $0)) }
        }
    }

    /// Every combination of values of the dimensions asked for: a campaign with two services counts under each.
    func combinations(_ values: (KPIDimension) -> [String?]) -> [[String?]] {
        by.reduce([[]]) { names, dimension in
            let values = values(dimension)
            return names.flatMap { name in values.map { name + [$0] } }
        }
    }

    private static func isInOrder(_ left: [String?], _ right: [String?]) -> Bool {
        for (left, right) in zip(left, right) where left != right {
            guard let left else { return false }
            guard let right else { return true }
            return left < right
        }
        return false
    }

    /// The period that an instant falls into.
    package static func index(of instant: Instant, in periods: [KPIWindow]) -> Int? {
        var low = 0
        var high = periods.count
        while low < high {
            let middle = (low + high) / 2
            if periods[middle].to <= instant { low = middle + 1 } else { high = middle }
        }
        return low < periods.count && periods[low].from <= instant ? low : nil
    }
}
