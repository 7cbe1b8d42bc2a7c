import HubDomain

/// Ids that count up: the same in every run, in order, and well-formed UUIDs as long as the prefix is eight hex digits.
package final class SequentialIDs: IDSource {
    private let prefix: String
    private let last = Locked<UInt64>(0)

    package init(prefix: String = "00000000") {
        self.prefix = prefix
    }

    package func next() -> String {
        let number = last.withLock { last in
            last += 1
            return last
        }
        let digits = String(number, radix: 16)
        return "\(prefix)-0000-7000-8000-\(String(repeating: "0", count: max(0, 12 - digits.count)))\(digits)"
    }
}
