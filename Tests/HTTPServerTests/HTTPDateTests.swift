import Foundation
import Testing

@testable import HTTPServer

@Suite struct HTTPDateTests {
    @Test func `dates are written as Foundation writes them and read back`() {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        var generator = SeededGenerator(seed: 1994)
        for _ in 0..<500 {
            let seconds = Int.random(in: 0...4_102_444_799, using: &generator)
            let text = HTTPDate.text(seconds)
            #expect(text == formatter.string(from: Date(timeIntervalSince1970: TimeInterval(seconds))))
            #expect(HTTPDate.seconds(text) == seconds)
        }
    }

    @Test(arguments: [
        "", "now", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 94 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 PST", "Sun, -6 Nov 1994 08:49:37 GMT",
    ])
    func `what is no date is not read`(text: String) {
        #expect(HTTPDate.seconds(text) == nil)
    }
}
