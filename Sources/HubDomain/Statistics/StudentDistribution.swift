import Glibc

/// Student's t distribution with a whole number of degrees of freedom.
package struct StudentDistribution: Hashable, Sendable {
    package let degrees: Int

    /// - Parameter degrees: At least 1. From 400 on the normal distribution is used, which differs by less than 0.5 %
    ///   at the shares that intervals take.
    package init(degrees: Int) {
        self.degrees = max(1, degrees)
    }

    /// The share below `value`, by the finite series of M. Abramowitz and I. Stegun, "Handbook of Mathematical
    /// Functions", 26.7.3 and 26.7.4.
    package func cumulative(_ value: Double) -> Double {
        guard degrees < 400 else { return NormalDistribution.cumulative(value) }
        let angle = atan(abs(value) / Double(degrees).squareRoot())
        let within = degrees.isMultiple(of: 2) ? evenShare(angle) : oddShare(angle)
        return value < 0 ? (1 - within) / 2 : (1 + within) / 2
    }

    /// The value below which the share lies; infinite at 0 and 1.
    package func quantile(_ share: Double) -> Double {
        Self.bisect(share, cumulative: cumulative)
    }

    private func evenShare(_ angle: Double) -> Double {
        let square = cos(angle) * cos(angle)
        var term = 1.0
        var sum = 1.0
        for index in stride(from: 2, to: degrees - 1, by: 2) {
            term *= Double(index - 1) / Double(index) * square
            sum += term
        }
        return sin(angle) * sum
    }

    private func oddShare(_ angle: Double) -> Double {
        guard degrees > 1 else { return 2 * angle / Double.pi }
        let square = cos(angle) * cos(angle)
        var term = cos(angle)
        var sum = term
        for index in stride(from: 3, to: degrees - 1, by: 2) {
            term *= Double(index - 1) / Double(index) * square
            sum += term
        }
        return 2 / Double.pi * (angle + sin(angle) * sum)
    }

    /// Inverts a symmetric distribution function.
    static func bisect(_ share: Double, cumulative: (Double) -> Double) -> Double {
        guard share > 0 else { return -.infinity }
        guard share < 1 else { return .infinity }
        // The lower tail keeps its digits; near 1 they are lost.
        guard share <= 0.5 else { return -bisect(1 - share, cumulative: cumulative) }
        var low = -1.0
        while cumulative(low) > share, low > -1e300 { low *= 2 }
        var high = 0.0
        for _ in 0..<200 {
            let middle = (low + high) / 2
            guard middle > low, middle < high else { break }
            if cumulative(middle) < share { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
