import HubDomain
import Testing

@Suite struct InstantRFC3339Tests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1985-04-12T23:20:50.52Z", 482_196_050_520),
        ("1996-12-19T16:39:57-08:00", 851_042_397_000), ("1996-12-20T00:39:57Z", 851_042_397_000),
        ("1937-01-01T12:00:27.87+00:20", -1_041_337_172_130), ("2026-11-21t21:34:05.123z", 1_795_296_845_123),
        ("2026-11-21T21:34:05.1239999999999999999Z", 1_795_296_845_123), ("2026-11-21T21:34:05.1Z", 1_795_296_845_100),
        ("2026-11-21T22:34:05+01:00", 1_795_296_845_000), ("2024-02-29T23:59:59-00:00", 1_709_251_199_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ("1969-12-31T23:59:59.999Z", -1), ("2026-01-01T00:00:00+23:59", 1_767_139_260_000),
    ])
    func `date and time with an offset are read`(_ text: String, _ milliseconds: Int64) {
        #expect(Instant(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026-11-21", "2026-11-21T21:34:05", "2026-11-21T21:34Z", "2026-11-21 21:34:05Z", "2026-11-21T21:34:60Z",
        "2026-11-21T24:00:00Z", "2026-11-21T21:60:00Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z", "2026-11-31T00:00:00Z", "0000-01-01T00:00:00Z", "2026-11-21T21:34:05.Z",
        "2026-11-21T21:34:05,5Z", "2026-11-21T21:34:05+1:00", "2026-11-21T21:34:05+0100", "2026-11-21T21:34:05+24:00",
        "2026-11-21T21:34:05+01:60", "2026-11-21T21:34:05Z ", " 2026-11-21T21:34:05Z", "2026-11-21T21:34:05ZZ",
        "26-11-21T21:34:05Z", "+2026-11-21T21:34:05Z", "-026-11-21T21:34:05Z", "2026-1-21T21:34:05Z",
        "２026-11-21T21:34:05Z", "2026-11-21T21:34:05é", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
        "1795296845123",
    ])
    func `anything else is refused`(_ text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test func `the text has milliseconds and Z`() {
        #expect(Instant(milliseconds: 1_795_296_845_123).rfc3339 == "2026-11-21T21:34:05.123Z")
        #expect(Instant(milliseconds: 0).rfc3339 == "1970-01-01T00:00:00.000Z")
        #expect(Instant(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59.999Z")
        #expect(Instant.earliest.rfc3339 == "0001-01-01T00:00:00.000Z")
        #expect(Instant.latest.rfc3339 == "9999-12-31T23:59:59.999Z")
    }

    @Test func `instants without a text are written as the nearest one with it`() {
        #expect(Instant(milliseconds: .max).rfc3339 == "9999-12-31T23:59:59.999Z")
        #expect(Instant(milliseconds: .min).rfc3339 == "0001-01-01T00:00:00.000Z")
    }

    @Test func `every instant survives writing and reading`() {
        var milliseconds = Instant.earliest.milliseconds
        while milliseconds < Instant.latest.milliseconds {
            let instant = Instant(milliseconds: milliseconds)
            #expect(Instant(rfc3339: instant.rfc3339) == instant)
            var bytes: [UInt8] = []
            instant.append(to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == instant.rfc3339)
            milliseconds += 31_556_952_017 * 3 / 7
        }
    }
}
