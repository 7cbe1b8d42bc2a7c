/// A sum of doubles that carries its rounding error along, so that its own error doesn't grow with the number of terms.
///
/// A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974).
package struct CompensatedSum: Hashable, Sendable {
    private var sum = 0.0
    private var correction = 0.0

    package init() {}

    package var value: Double { sum + correction }

    package mutating func add(_ term: Double) {
        let next = sum + term
        if abs(sum) >= abs(term) {
            correction += (sum - next) + term
        } else {
            correction += (term - next) + sum
        }
        sum = next
    }
}

extension Sequence where Element == Double {
    /// The sum with the error of one rounding.
    package var compensatedSum: Double {
        var sum = CompensatedSum()
        for term in self { sum.add(term) }
        return sum.value
    }
}

extension Collection where Element == Double {
    /// The arithmetic mean; not a number when there is nothing.
    package var mean: Double { compensatedSum / Double(count) }

    /// The standard deviation with n − 1 in the denominator; `nil` below two values. Two passes, the second corrected
    /// for the rounding of the mean (T. Chan, G. Golub and R. LeVeque, "Algorithms for Computing the Sample Variance",
    /// The American Statistician 37, 1983).
    package var standardDeviation: Double? {
        guard count >= 2 else { return nil }
        let mean = mean
        var squares = CompensatedSum()
        var rest = CompensatedSum()
        for value in self {
            let deviation = value - mean
            squares.add(deviation * deviation)
            rest.add(deviation)
        }
        let variance = (squares.value - rest.value * rest.value / Double(count)) / Double(count - 1)
        return variance > 0 ? variance.squareRoot() : 0
    }
}
