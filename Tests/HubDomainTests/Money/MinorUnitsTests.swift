import HubDomain
import Testing

struct MinorUnitsTests {
    @Test(arguments: [
        (100, 1, 2, 50), (101, 1, 2, 51), (-101, 1, 2, -51), (100, 1, 3, 33), (200, 1, 3, 67), (-200, 1, 3, -67),
        (1, 1, 2, 1), (-1, 1, 2, -1), (0, 7, 3, 0), (9_550, 45, 60, 7_163),
    ])
    func `an amount is rounded once, half away from zero`(amount: Int64, by: Int64, over: Int64, result: Int64) throws {
        #expect(try MinorUnits.scale(amount, by: by, over: over) == result)
    }

    @Test func `what doesn't fit is refused`() {
        #expect(throws: HubError.self) { try MinorUnits.scale(.max, by: 2, over: 1) }
        #expect(throws: HubError.self) { try MinorUnits.sum([.max, 1]) }
        #expect(throws: HubError.self) { try MinorUnits.scale(1, by: 1, over: 0) }
        #expect(throws: HubError.self) { try Money(.max, "EUR").adding(Money(1, "EUR")) }
        #expect(throws: HubError.self) { try Money(1, "EUR").adding(Money(1, "GBP")) }
    }

    @Test func `a product beyond 64 bits is exact`() throws {
        #expect(
            try MinorUnits.scale(9_000_000_000_000_000_000, by: 1_000_000, over: 1_000_000) == 9_000_000_000_000_000_000
        )
    }

    @Test func `a split gives what is left to the largest remainders`() throws {
        #expect(try MinorUnits.allocate(100, by: [1, 1, 1]) == [34, 33, 33])
        #expect(try MinorUnits.allocate(-100, by: [1, 1, 1]) == [-34, -33, -33])
        #expect(try MinorUnits.allocate(10, by: [6, 3, 1, 0]) == [6, 3, 1, 0])
        #expect(try MinorUnits.allocate(101, by: [50, 30, 21]) == [50, 30, 21])
        #expect(try MinorUnits.allocate(7, by: [1, 2, 4]) == [1, 2, 4])
        #expect(try MinorUnits.allocate(0, by: [1, 2]) == [0, 0])
    }

    @Test func `a split by nothing is refused`() {
        #expect(throws: HubError.self) { try MinorUnits.allocate(1, by: []) }
        #expect(throws: HubError.self) { try MinorUnits.allocate(1, by: [0, 0]) }
        #expect(throws: HubError.self) { try MinorUnits.allocate(1, by: [2, -1]) }
    }

    @Test func `a split loses nothing and is never a whole unit off`() throws {
        var random = Xoshiro256(seed: 18)
        for _ in 0..<2_000 {
            let amount = Int64(random.next(below: 2_000_001)) - 1_000_000
            let weights = (0...random.next(below: 9)).map { _ in Int64(random.next(below: 1_000)) }
            let total = weights.reduce(0, +)
            guard total > 0 else { continue }
            let shares = try MinorUnits.allocate(amount, by: weights)
            #expect(shares.reduce(0, +) == amount)
            for (share, weight) in zip(shares, weights) {
                #expect(abs(share * total - amount * weight) < total)
                if weight == 0 { #expect(share == 0) }
            }
        }
    }

    @Test(arguments: [("EUR", 2), ("JPY", 0), ("BHD", 3), ("CLF", 4), ("USD", 2)])
    func `a currency knows its minor unit`(code: String, exponent: Int) {
        #expect(Currency(code)?.exponent == exponent)
    }

    @Test(arguments: [
        (Money(123_450, "EUR"), "1234.50 EUR"), (Money(-5, "EUR"), "-0.05 EUR"), (Money(1_234, "JPY"), "1234 JPY"),
        (Money(1_234, "BHD"), "1.234 BHD"), (Money(0, "USD"), "0.00 USD"),
    ])
    func `an amount is written in major units`(money: Money, text: String) {
        #expect(money.text == text)
    }

    @Test func `a decimal fraction is read exactly or not at all`() throws {
        #expect(DecimalNumber("0.1450") == DecimalNumber(units: 1_450, scale: 4))
        for wrong in ["", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "0.1234567890", "1234567890123456", "1.2.3", "١"] {
            #expect(DecimalNumber(wrong) == nil, "\(wrong)")
        }
        let euro = try #require(Currency("EUR"))
        #expect(DecimalNumber("12.5")?.minor(of: euro) == 1_250)
        #expect(DecimalNumber("12.500")?.minor(of: euro) == 1_250)
        #expect(DecimalNumber("12.505")?.minor(of: euro) == nil)
        #expect(try DecimalNumber("0.185")?.times(2_001, in: euro) == 37_019)
    }
}
