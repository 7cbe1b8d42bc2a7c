import HubDomain
import Testing

@Suite struct MemoTests {
    @Test func `a value is worked out once, however many ask`() async {
        let runs = Locked(0)
        let memo = Memo {
            runs.withLock { $0 += 1 }
            return 42
        }
        #expect(runs.withLock { $0 } == 0)
        let sum = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<100 { group.addTask { memo.value } }
            return await group.reduce(0, +)
        }
        #expect(sum == 4_200)
        #expect(runs.withLock { $0 } == 1)
    }
}
