import Testing

@testable import HubDomain

/// The search for slopes against the list of all of them.
@Suite struct SlopeSearchTests {
    private struct Shape: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let point: @Sendable (Int, inout Xoshiro256) -> TimedValue
    }

    private static let shapes = [
        Shape(testDescription: "noise") { place, dice in
            TimedValue(
                time: Int64(place) * 1_000 + Int64(dice.next(below: 900)),
                value: Int64(dice.next(below: 100_000))
            )
        },
        Shape(testDescription: "three values only") { place, dice in
            TimedValue(time: Int64(place), value: Int64(dice.next(below: 3)))
        },
        Shape(testDescription: "a straight line") { place, _ in
            TimedValue(time: Int64(place) * 86_400_000, value: Int64(place) * 700)
        },
        Shape(testDescription: "a straight line and three strays") { place, _ in
            TimedValue(time: Int64(place), value: place.isMultiple(of: 100) ? -5_000 : Int64(place) * 3)
        },
        Shape(testDescription: "batches at one time") { place, dice in
            TimedValue(time: Int64(place / 40) * 86_400_000, value: Int64(dice.next(below: 50)))
        },
        Shape(testDescription: "identical points") { place, _ in
            TimedValue(time: Int64(place % 5), value: Int64(place % 3))
        },
        Shape(testDescription: "all but one at one time") { place, _ in
            TimedValue(time: place == 77 ? 9 : 4, value: Int64(place * place % 101))
        },
        Shape(testDescription: "constant") { place, _ in TimedValue(time: Int64(place), value: 500) },
        Shape(testDescription: "the greatest values and the widest times") { place, dice in
            TimedValue(
                time: Int64(dice.next(below: 315_537_897_600_000)) - 62_135_596_800_000,
                value: place.isMultiple(of: 2) ? 0 : 1_000_000_000_000
            )
        },
    ]

    @Test(arguments: shapes)
    private func `every rank has the slope that sorting all pairs gives it`(_ shape: Shape) throws {
        var dice = Xoshiro256(seed: 5)
        let points = (0..<300).map { shape.point($0, &dice) }
        let slopes = Self.allSlopes(of: points)
        // Little enough may be listed that the search has to narrow several times.
        var search = SlopeSearch(points, seed: 1, mostListed: 20)
        #expect(search.count == slopes.count)
        let ranks = (0..<25).map { $0 * (slopes.count - 1) / 24 }
        for rank in ranks { #expect(try search.slope(at: rank) == slopes[rank], "rank \(rank)") }
    }

    @Test func `the seed decides on the time only`() throws {
        var dice = Xoshiro256(seed: 8)
        let points = (0..<500).map { Self.shapes[0].point($0, &dice) }
        let slopes = try (0..<4).map { try TheilSen.slope(of: points, seed: UInt64($0)) }
        #expect(Set(slopes).count == 1)
    }

    @Test func `an answer nobody waits for is given up`() async {
        var dice = Xoshiro256(seed: 8)
        let points = (0..<400).map { Self.shapes[0].point($0, &dice) }
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try TheilSen.slope(of: points)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `inversions are counted and picked as listing them does`() {
        var dice = Xoshiro256(seed: 2)
        for count in [0, 1, 2, 3, 7, 64, 100] {
            let keys = (0..<count).map { _ in dice.next(below: 12) }
            let listed = (0..<count).flatMap { later in
                (0..<later).filter { keys[$0] > keys[later] }.map { [$0, later] }
            }
            let all = Inversions(of: keys, picking: Array(0..<listed.count))
            #expect(all.count == listed.count)
            #expect(Set(all.picked.map { [$0.earlier, $0.later] }) == Set(listed))
        }
    }

    private static func allSlopes(of points: [TimedValue]) -> [Slope] {
        let sorted = points.sorted { ($0.time, $0.value) < ($1.time, $1.value) }
        return sorted.indices.flatMap { later in
            (0..<later).filter { sorted[$0].time < sorted[later].time }.map {
                Slope(rise: sorted[later].value - sorted[$0].value, run: sorted[later].time - sorted[$0].time)
            }
        }
        .sorted()
    }
}
