/// Finds where a function on the unit cube is least, by moving a simplex downhill (J. Nelder and R. Mead, "A Simplex
/// Method for Function Minimization", The Computer Journal 7, 1965). Points outside are moved to the border. The same
/// function has the same answer, after a bounded number of evaluations.
struct SimplexSearch {
    private let function: ([Double]) -> Double
    private let mostEvaluations: Int
    private var evaluations = 0
    /// From best to worst.
    private var corners: [(point: [Double], value: Double)] = []

    /// The best point found and the function there.
    static func minimum(
        of function: @escaping ([Double]) -> Double,
        from start: [Double],
        mostEvaluations: Int
    ) -> (point: [Double], value: Double) {
        var search = SimplexSearch(function, from: start, mostEvaluations: mostEvaluations)
        return search.run()
    }

    private init(_ function: @escaping ([Double]) -> Double, from start: [Double], mostEvaluations: Int) {
        self.function = function
        self.mostEvaluations = mostEvaluations
        add(start)
        for axis in start.indices {
            var corner = start
            corner[axis] += corner[axis] < 0.5 ? 0.25 : -0.25
            add(corner)
        }
    }

    private mutating func run() -> (point: [Double], value: Double) {
        while evaluations < mostEvaluations, corners[corners.count - 1].value - corners[0].value > tolerance {
            step()
        }
        return corners[0]
    }

    private var tolerance: Double { 1e-9 * (abs(corners[0].value) + 1e-12) }

    private mutating func step() {
        let worst = corners.removeLast()
        let middle = centre()
        let reflected = evaluate(beyond: middle, worst.point, by: 1)
        if reflected.value < corners[0].value {
            let expanded = evaluate(beyond: middle, worst.point, by: 2)
            insert(expanded.value < reflected.value ? expanded : reflected)
        } else if reflected.value < corners[corners.count - 1].value {
            insert(reflected)
        } else {
            let isOutside = reflected.value < worst.value
            let contracted = evaluate(beyond: middle, worst.point, by: isOutside ? 0.5 : -0.5)
            if contracted.value < min(reflected.value, worst.value) { insert(contracted) } else { shrink(worst) }
        }
    }

    private mutating func shrink(_ worst: (point: [Double], value: Double)) {
        let best = corners[0]
        let others = corners.dropFirst() + [worst]
        corners = [best]
        for corner in others { add(zip(best.point, corner.point).map { ($0 + $1) / 2 }) }
    }

    /// Of all corners; the worst has been taken out.
    private func centre() -> [Double] {
        corners[0].point.indices.map { axis in corners.reduce(0) { $0 + $1.point[axis] } / Double(corners.count) }
    }

    private mutating func evaluate(
        beyond middle: [Double],
        _ worst: [Double],
        by factor: Double
    ) -> (point: [Double], value: Double) {
        let point = zip(middle, worst).map { min(max($0 + factor * ($0 - $1), 0), 1) }
        evaluations += 1
        let value = function(point)
        return (point, value.isFinite ? value : .greatestFiniteMagnitude)
    }

    private mutating func add(_ point: [Double]) {
        insert(evaluate(beyond: point, point, by: 0))
    }

    private mutating func insert(_ corner: (point: [Double], value: Double)) {
        corners.insert(corner, at: corners.firstIndex { $0.value > corner.value } ?? corners.count)
    }
}
