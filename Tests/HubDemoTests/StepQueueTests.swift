import HubDomain
import Testing

@testable import HubDemo

struct StepQueueTests {
    @Test func `steps come out by instant and equal ones in the order they went in`() {
        var dice = Dice(seed: 11, stream: 0)
        var queue = StepQueue()
        var expected: [(at: Int64, journey: Int)] = []
        for number in 0..<2_000 {
            let at = Int64(dice.number(0...400))
            expected.append((at, number))
            let deed = Deed.act(ActionRequest(action: "hold"))
            queue.insert(Step(at: Instant(milliseconds: at), by: .system, deed: deed), of: number)
        }
        expected.sort { ($0.at, $0.journey) < ($1.at, $1.journey) }
        var found: [Int] = []
        while let entry = queue.removeFirst() { found.append(entry.journey) }
        #expect(found == expected.map(\.journey))
    }
}
