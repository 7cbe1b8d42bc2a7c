import Glibc
import HTTPTypes

/// Reads a request head line by line (RFC 9112 sections 2 to 5). Any split of the same bytes gives the same result.
struct HeadParser {
    private enum Stage {
        /// Nothing but perhaps one empty line was seen.
        case start(sawEmptyLine: Bool)
        case fields(RequestLine)
    }

    /// A method longer than this is none that the server could know.
    static let longestMethod = 32

    private let limits: ServerLimits
    private var stage = Stage.start(sawEmptyLine: false)
    /// The beginning of a line whose end has not arrived.
    private var partialLine: [UInt8] = []
    private var fields = HTTPFields()
    private var special = FramingFields()
    private var headerBytes = 0
    private var fieldCount = 0

    init(limits: ServerLimits) {
        self.limits = limits
    }

    /// Whether no byte of a request has been taken, apart from one ignored empty line.
    var isPristine: Bool {
        if case .start = stage { partialLine.isEmpty } else { false }
    }

    /// Consumes lines from `offset` on; returns the head when its last line was among them.
    mutating func parse(_ input: Bytes, _ offset: inout Int) throws(RequestFault) -> RequestHead? {
        while let line = nextLine(input, &offset) {
            switch line {
            case .whole(let range):
                if let head = try take(input.part(range)) { return head }
            case .joined:
                let bytes = partialLine
                partialLine.removeAll(keepingCapacity: true)
                if let head = try Self.withBytes(of: bytes, { line throws(RequestFault) in try take(line) }) {
                    partialLine = []
                    return head
                }
            }
        }
        try judgePartialLine()
        return nil
    }

    private enum Line {
        case whole(Range<Int>)
        case joined
    }

    /// Moves past the next line feed; `.joined` means that the line, without its line feed, is in `partialLine`.
    private mutating func nextLine(_ input: Bytes, _ offset: inout Int) -> Line? {
        guard offset < input.count, let base = input.baseAddress else { return nil }
        let start = offset
        guard let found = memchr(base + start, 0x0A, input.count - start) else {
            partialLine.append(contentsOf: input[start...])
            offset = input.count
            return nil
        }
        let end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        offset = end + 1
        if partialLine.isEmpty { return .whole(start..<end) }
        partialLine.append(contentsOf: input[start..<end])
        return .joined
    }

    private static func withBytes<T>(
        of array: [UInt8],
        _ body: (Bytes) throws(RequestFault) -> T
    ) throws(RequestFault) -> T {
        let result = array.withUnsafeBufferPointer { bytes -> Result<T, RequestFault> in
            Result { () throws(RequestFault) in try body(bytes) }
        }
        return try result.get()
    }

    /// Takes a line that ended in a line feed, which is not part of `line`.
    private mutating func take(_ line: Bytes) throws(RequestFault) -> RequestHead? {
        try judgeLength(line.count + 1, prefix: line)
        guard let last = line.last, last == 0x0D else { throw .malformed("A line does not end in CR LF.") }
        let content = line.part(0..<line.count - 1)
        switch stage {
        case .start(let sawEmptyLine):
            if content.isEmpty {
                if sawEmptyLine { throw .malformed("More than one empty line precedes the request line.") }
                stage = .start(sawEmptyLine: true)
            } else {
                stage = .fields(try RequestLine(content))
            }
            return nil
        case .fields(let requestLine):
            headerBytes += line.count + 1
            if content.isEmpty { return try finish(requestLine) }
            try takeField(content)
            return nil
        }
    }

    private func judgePartialLine() throws(RequestFault) {
        guard !partialLine.isEmpty else { return }
        try Self.withBytes(of: partialLine) { bytes throws(RequestFault) in
            try judgeLength(bytes.count, prefix: bytes)
        }
    }

    /// The rules that need only the beginning of a line, so that they hold before its end arrives.
    private func judgeLength(_ count: Int, prefix: Bytes) throws(RequestFault) {
        switch stage {
        case .start:
            try Self.judgeMethodPrefix(prefix)
            if count > limits.requestLine {
                throw RequestFault(.uriTooLong, "The request line is longer than \(limits.requestLine) bytes.")
            }
        case .fields:
            if headerBytes + count > limits.headerBytes {
                throw RequestFault(
                    .requestHeaderFieldsTooLarge,
                    "The header fields are longer than \(limits.headerBytes) bytes."
                )
            }
        }
    }

    private static func judgeMethodPrefix(_ bytes: Bytes) throws(RequestFault) {
        let limit = min(bytes.count, longestMethod + 1)
        for index in 0..<limit where !bytes[index].isToken {
            let isEmptyLine = index == 0 && bytes[0] == 0x0D
            if bytes[index] == 0x20 && index > 0 || isEmptyLine { return }
            throw .malformed("The request line does not start with a method.")
        }
        if limit > longestMethod { throw RequestFault(.notImplemented, "The method is not known.") }
    }

    private mutating func takeField(_ line: Bytes) throws(RequestFault) {
        fieldCount += 1
        guard fieldCount <= limits.headerCount else {
            throw RequestFault(.requestHeaderFieldsTooLarge, "There are more than \(limits.headerCount) header fields.")
        }
        let field = try FieldLine(line)
        let name = try field.parsedName()
        if special.note(name, field.value) { fields.append(HTTPField(name: name, value: field.value)) }
    }

    private func finish(_ line: RequestLine) throws(RequestFault) -> RequestHead {
        try special.head(line, fields)
    }
}
