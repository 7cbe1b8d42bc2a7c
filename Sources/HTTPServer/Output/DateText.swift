import Glibc

/// The `Date` field line, made anew once a second (RFC 9110 section 5.6.7). One per core.
final class DateText {
    private var second = time_t.min
    private var line: [UInt8] = []

    func append(to buffer: ByteBuffer) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &now)
        if now.tv_sec != second {
            second = now.tv_sec
            line = Array("Date: \(HTTPDate.text(now.tv_sec))\r\n".utf8)
        }
        buffer.append(line)
    }
}
