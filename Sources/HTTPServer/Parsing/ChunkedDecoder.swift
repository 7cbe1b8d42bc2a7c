import HTTPTypes

/// The chunked coding (RFC 9112 section 7.1) as a state machine over bytes. Extensions and trailers are checked,
/// bounded and dropped.
struct ChunkedDecoder {
    enum Step: Equatable {
        case needMore
        /// Body bytes: the range of the input that holds them.
        case data(Range<Int>)
        case end
    }

    private enum State {
        case size(digits: Int, value: Int)
        /// After blanks behind a size: only an extension may follow.
        case blank(Int)
        case chunkExtension(Int)
        case sizeLineFeed(Int)
        case data(Int)
        case dataCarriageReturn
        case dataLineFeed
        case trailerStart
        case trailer
        case trailerLineFeed
        case finalLineFeed
        case done
    }

    /// Bytes of one chunk's extension, and of all extensions of a body together. Nothing legitimate comes near.
    static let extensionLimit = 1024
    static let extensionsLimit = 16 * 1024

    private let limits: ServerLimits
    private var state = State.size(digits: 0, value: 0)
    private var extensionBytes = 0
    private var extensionsBytes = 0
    private var trailerLine: [UInt8] = []
    private var trailerBytes = 0
    private var trailerCount = 0

    init(limits: ServerLimits) {
        self.limits = limits
    }

    mutating func next(_ input: Bytes, _ offset: inout Int) throws(RequestFault) -> Step {
        while true {
            switch state {
            case .done:
                return .end
            case .data(let left):
                guard offset < input.count else { return .needMore }
                let count = min(left, input.count - offset)
                let range = offset..<offset + count
                offset += count
                state = count == left ? .dataCarriageReturn : .data(left - count)
                return .data(range)
            default:
                guard offset < input.count else { return .needMore }
                let byte = input[offset]
                offset += 1
                try take(byte)
            }
        }
    }

    private mutating func take(_ byte: UInt8) throws(RequestFault) {
        switch state {
        case .size(let digits, let value):
            try takeSize(byte, digits, value)
        case .blank(let size):
            if byte == 0x3B {
                state = .chunkExtension(size)
            } else if byte.isBlank {
                try countExtensionByte()
            } else {
                throw .malformed("A chunk size is followed by something other than an extension.")
            }
        case .chunkExtension(let size):
            if byte == 0x0D {
                state = .sizeLineFeed(size)
            } else {
                guard byte.isFieldContent else { throw .malformed("A chunk extension has a control character.") }
                try countExtensionByte()
            }
        case .sizeLineFeed(let size):
            try expect(byte, 0x0A)
            state = size == 0 ? .trailerStart : .data(size)
        case .dataCarriageReturn:
            try expect(byte, 0x0D)
            state = .dataLineFeed
        case .dataLineFeed:
            try expect(byte, 0x0A)
            extensionBytes = 0
            state = .size(digits: 0, value: 0)
        case .trailerStart, .trailer, .trailerLineFeed, .finalLineFeed:
            try takeTrailer(byte)
        case .data, .done:
            break
        }
    }

    private mutating func takeSize(_ byte: UInt8, _ digits: Int, _ value: Int) throws(RequestFault) {
        if let digit = byte.hexValue {
            guard digits < 16, value <= Int.max >> 4 else { throw .malformed("A chunk size is too large.") }
            state = .size(digits: digits + 1, value: value << 4 | Int(digit))
            return
        }
        guard digits > 0 else { throw .malformed("A chunk does not start with its size.") }
        switch byte {
        case 0x0D: state = .sizeLineFeed(value)
        case 0x3B: state = .chunkExtension(value)
        case 0x20, 0x09: state = .blank(value)
        default: throw .malformed("A chunk size is not a hexadecimal number.")
        }
    }

    private mutating func countExtensionByte() throws(RequestFault) {
        extensionBytes += 1
        extensionsBytes += 1
        if extensionBytes > Self.extensionLimit || extensionsBytes > Self.extensionsLimit {
            throw .malformed("The chunk extensions are too long.")
        }
    }

    private func expect(_ byte: UInt8, _ expected: UInt8) throws(RequestFault) {
        if byte != expected { throw .malformed("A chunk does not end in CR LF.") }
    }

    private mutating func takeTrailer(_ byte: UInt8) throws(RequestFault) {
        trailerBytes += 1
        if trailerBytes > limits.headerBytes { throw Self.trailersTooLarge }
        switch state {
        case .trailerLineFeed:
            try expect(byte, 0x0A)
            try finishTrailerLine()
            state = .trailerStart
        case .finalLineFeed:
            try expect(byte, 0x0A)
            state = .done
        case .trailerStart where byte == 0x0D:
            state = .finalLineFeed
        default:
            if byte == 0x0D {
                state = .trailerLineFeed
            } else {
                trailerLine.append(byte)
                state = .trailer
            }
        }
    }

    private mutating func finishTrailerLine() throws(RequestFault) {
        trailerCount += 1
        if trailerCount > limits.headerCount { throw Self.trailersTooLarge }
        let verdict = trailerLine.withUnsafeBufferPointer { bytes in
            Result { () throws(RequestFault) in _ = try FieldLine(bytes) }
        }
        trailerLine.removeAll(keepingCapacity: true)
        try verdict.get()
    }

    private static let trailersTooLarge = RequestFault(
        .requestHeaderFieldsTooLarge,
        "The trailer fields are too large."
    )
}
