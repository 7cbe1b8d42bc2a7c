import HubDomain
import Testing

struct ZoneIDTests {
    @Test(arguments: [
        "Europe/Berlin", "America/Argentina/Buenos_Aires", "America/St_Johns", "Asia/Kathmandu", "Antarctica/Troll",
        "Pacific/Apia", "Africa/Casablanca", "Australia/Lord_Howe", "Europe/Kyiv", "Europe/Kiev", "US/Pacific",
        "Etc/UTC",
        "Etc/GMT+5", "UTC", "Japan", "GB-Eire",
    ])
    func `a zone of the database is known by its name`(name: String) {
        #expect(ZoneID(name)?.name == name)
    }

    @Test(arguments: [
        "", "GMT+5", "GMT+05:00", "UTC+1", "+05:00", "Z", "GMT", "EST", "CET", "PST", "JST", "EST5EDT", "CST6CDT",
        "GMT0",
        "europe/berlin", "Europe/berlin", "EUROPE/BERLIN", "utc", " Europe/Berlin", "Europe/Berlin ", "Europe/",
        "/Berlin",
        "Europe", "Europe/Atlantis", "../etc/passwd", "posix/UTC", "right/UTC", "Factory", "SystemV/EST5",
        "US/Pacific-New",
        "Etc/GMT+99", "Etc/Unknown", "localtime", "Europe/Berlin\0", "Europe//Berlin",
    ])
    func `offsets, abbreviations and inventions are refused`(name: String) {
        #expect(ZoneID(name) == nil)
    }

    @Test func `the fixed zones of Etc have the sign of POSIX`() throws {
        let zone = try #require(ZoneID("Etc/GMT+5"))
        #expect(zone.rules.offset(at: Instant(milliseconds: 0)) == -5 * 3_600)
    }
}
