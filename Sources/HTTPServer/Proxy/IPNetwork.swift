/// An address block such as `10.0.0.0/8` or `fd00::/8`, or one address.
public struct IPNetwork: Sendable, Hashable {
    private let address: IPAddress
    private let prefix: Int

    /// `nil` when the text is not an address with an optional prefix length in range.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(String(parts[0])) else { return nil }
        let width = address.isV4 ? 32 : 128
        var prefix = width
        if parts.count == 2 {
            guard let number = Int(parts[1]), (0...width).contains(number), parts[1].utf8.allSatisfy(\.isDigit) else {
                return nil
            }
            prefix = number
        }
        self.address = address
        self.prefix = prefix
    }

    public func contains(_ other: IPAddress) -> Bool {
        guard address.isV4 == other.isV4 else { return false }
        if address.isV4 { return prefix == 0 || (address.low ^ other.low) >> UInt64(32 - prefix) == 0 }
        let high = address.high ^ other.high
        let low = address.low ^ other.low
        if prefix == 0 { return true }
        if prefix <= 64 { return high >> UInt64(64 - prefix) == 0 }
        return high == 0 && low >> UInt64(128 - prefix) == 0
    }
}
