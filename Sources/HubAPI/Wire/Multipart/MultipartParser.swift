/// Takes a `multipart/form-data` body apart as it comes (RFC 7578, RFC 2046 section 5.1). Holds a part's header and a few
/// bytes more, never a part's content.
struct MultipartParser: Sendable {
    enum Event: Hashable, Sendable {
        /// A part begins. The fields in the order sent, names in lower case.
        case part(disposition: ParameterList, mediaType: String?)
        case data([UInt8])
        case end
    }

    struct Fault: Error, Hashable, Sendable {
        let detail: String
    }

    /// Bytes of the header of one part.
    static let headerLimit = 8_192
    /// Parts of one body.
    static let partLimit = 50

    private enum State {
        /// Before the first delimiter, whose line break need not be there.
        case begin
        case header
        case content
        /// Behind a delimiter: the end, or the line break before the next part.
        case delimiter
        case done
    }

    private let delimiter: [UInt8]
    private var state = State.begin
    private var pending: [UInt8]
    private var parts = 0

    /// - Returns: `nil` for a boundary that is none (RFC 2046: 1 to 70 characters of a small set).
    init?(boundary: String) {
        let isBoundary =
            (1...70).contains(boundary.utf8.count) && boundary.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        guard isBoundary, boundary.last != " " else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter may stand at the very beginning, as if behind a line break.
        pending = [0x0D, 0x0A]
    }

    /// Takes the next bytes.
    mutating func read(_ bytes: [UInt8], _ body: (Event) throws -> Void) throws {
        if state == .done { return }
        pending += bytes
        while try step(body) {}
    }

    /// Call when there are no more bytes.
    func finish() throws(Fault) {
        guard state == .done else { throw Fault(detail: "The multipart body ends before its last delimiter.") }
    }

    /// - Returns: Whether there may be more to do with the bytes at hand.
    private mutating func step(_ body: (Event) throws -> Void) throws -> Bool {
        switch state {
        case .begin: return try preamble()
        case .header: return try header(body)
        case .content: return try content(body)
        case .delimiter: return try afterDelimiter()
        case .done:
            pending = []
            return false
        }
    }

    private mutating func preamble() throws -> Bool {
        guard let place = Self.find(delimiter, in: pending) else {
            keepTail()
            return false
        }
        pending.removeFirst(place + delimiter.count)
        state = .delimiter
        return true
    }

    private mutating func afterDelimiter() throws -> Bool {
        guard pending.count >= 2 else { return false }
        if pending.starts(with: [0x2D, 0x2D]) {
            state = .done
            return true
        }
        // Blanks may stand between delimiter and line break.
        let blanks = pending.prefix { $0 == 0x20 || $0 == 0x09 }.count
        guard blanks <= 64 else {
            throw Fault(detail: "A delimiter of the multipart body is not followed by a line break.")
        }
        guard pending.count >= blanks + 2 else { return false }
        guard pending[blanks] == 0x0D, pending[blanks + 1] == 0x0A else {
            throw Fault(detail: "A delimiter of the multipart body is not followed by a line break.")
        }
        // The line break stays: an empty header is one line break behind another.
        pending.removeFirst(blanks)
        parts += 1
        guard parts <= Self.partLimit else {
            throw Fault(detail: "The multipart body has more than \(Self.partLimit) parts.")
        }
        state = .header
        return true
    }

    private mutating func header(_ body: (Event) throws -> Void) throws -> Bool {
        guard let place = Self.find([0x0D, 0x0A, 0x0D, 0x0A], in: pending) else {
            guard pending.count <= Self.headerLimit else { throw Self.longHeader }
            return false
        }
        guard place <= Self.headerLimit else { throw Self.longHeader }
        let (disposition, mediaType) = try Self.fields(pending[..<place])
        pending.removeFirst(place + 4)
        // Empty content is followed by its delimiter, whose line break was the header's last.
        pending.insert(contentsOf: [0x0D, 0x0A], at: 0)
        try body(.part(disposition: disposition, mediaType: mediaType))
        isContentBegun = false
        state = .content
        return true
    }

    /// Whether the line break put before the content has been taken away.
    private var isContentBegun = false

    private mutating func content(_ body: (Event) throws -> Void) throws -> Bool {
        if !isContentBegun {
            guard pending.count >= delimiter.count else { return false }
            if pending.starts(with: delimiter) {
                try body(.end)
                pending.removeFirst(delimiter.count)
                state = .delimiter
                return true
            }
            pending.removeFirst(2)
            isContentBegun = true
        }
        guard let place = Self.find(delimiter, in: pending) else {
            let ready = pending.count - delimiter.count
            if ready > 0 {
                try body(.data(Array(pending[..<ready])))
                pending.removeFirst(ready)
            }
            return false
        }
        if place > 0 { try body(.data(Array(pending[..<place]))) }
        try body(.end)
        pending.removeFirst(place + delimiter.count)
        state = .delimiter
        return true
    }

    private mutating func keepTail() {
        if pending.count > delimiter.count { pending.removeFirst(pending.count - delimiter.count) }
    }

    private static let longHeader = Fault(
        detail: "A part of the multipart body has more than \(headerLimit) bytes of header."
    )

    private static func fields(_ bytes: ArraySlice<UInt8>) throws(Fault) -> (ParameterList, String?) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Fault(detail: "The header of a part of the multipart body is not UTF-8.")
        }
        var fields: [String: String] = [:]
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else {
                throw Fault(detail: "The header of a part of the multipart body has a line without a colon.")
            }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            fields[line[..<colon].lowercased()] = String(value)
        }
        guard let disposition = fields["content-disposition"].flatMap(ParameterList.init),
            disposition.value == "form-data",
            disposition.parameters["name"] != nil
        else {
            throw Fault(detail: "A part of the multipart body has no Content-Disposition of form-data with a name.")
        }
        return (disposition, fields["content-type"])
    }

    private static func find(_ wanted: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= wanted.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var place = 0
            let last = bytes.count - wanted.count
            while place <= last {
                if bytes[place] == wanted[0], zip(wanted, bytes[place...]).allSatisfy({ $0 == $1 }) { return place }
                place += 1
            }
            return nil
        }
    }
}
