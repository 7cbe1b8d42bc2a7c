/// One event of an event stream.
public struct ServerSentEvent: Hashable, Sendable {
    public var id: String?
    public var event: String?
    /// May have several lines.
    public var data: String
    /// Milliseconds that the client should wait before it connects again.
    public var retry: Int?

    public init(id: String? = nil, event: String? = nil, data: String, retry: Int? = nil) {
        self.id = id
        self.event = event
        self.data = data
        self.retry = retry
    }

    /// The wire form. Line ends are taken out of `id` and `event`, which can't hold any, and NUL out of `id`.
    var encoded: [UInt8] {
        var text = ""
        if let id { text += "id: \(Self.oneLine(id))\n" }
        if let event { text += "event: \(Self.oneLine(event))\n" }
        if let retry { text += "retry: \(max(0, retry))\n" }
        for line in Self.lines(data) { text += "data: \(line)\n" }
        return Array((text + "\n").utf8)
    }

    private static func oneLine(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\r" && scalar != "\0" {
            kept.append(scalar)
        }
        return String(kept)
    }

    /// Split at CR LF, LF and CR, as the reader will do.
    private static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var followsReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\n" && followsReturn {
                followsReturn = false
                continue
            }
            followsReturn = scalar == "\r"
            if scalar == "\n" || scalar == "\r" {
                lines.append(String(line))
                line = String.UnicodeScalarView()
            } else {
                line.append(scalar)
            }
        }
        lines.append(String(line))
        return lines
    }
}
