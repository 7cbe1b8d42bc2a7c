/// A currency of ISO 4217.
package struct Currency: Hashable, Sendable {
    /// Three capital letters.
    package let code: String

    /// - Returns: `nil` for what can't be a code of ISO 4217.
    package init?(_ code: String) {
        guard code.utf8.count == 3 else { return nil }
        guard code.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else { return nil }
        self.code = code
    }

    /// Decimal places of the minor unit: 2 for EUR, 0 for JPY, 3 for BHD (ISO 4217, table A.1).
    package var exponent: Int { Self.exponents[code] ?? 2 }

    private static let exponents: [String: Int] = {
        let groups: [(Int, String)] = [
            (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
            (3, "BHD IQD JOD KWD LYD OMR TND"),
            (4, "CLF UYW"),
        ]
        return Dictionary(
            groups.flatMap { group in group.1.split(separator: " ").map { (String($0), group.0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }()
}
