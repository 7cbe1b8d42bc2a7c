/// A request as a sequence of steps over the bytes of a connection. Pure: the same bytes give the same steps, however
/// they are split (neighbouring `data` steps joined).
struct RequestParser {
    enum Step {
        case needMore
        case head(RequestHead)
        /// Body bytes: the range of the input that holds them.
        case data(Range<Int>)
        /// The request is complete; the next call begins another one.
        case end
    }

    private enum State {
        case head(HeadParser)
        case body(left: Int)
        case chunked(ChunkedDecoder)
    }

    private let limits: ServerLimits
    private var state: State

    init(limits: ServerLimits) {
        self.limits = limits
        self.state = .head(HeadParser(limits: limits))
    }

    /// Whether no byte of the next request has arrived.
    var isBetweenRequests: Bool {
        if case .head(let parser) = state { parser.isPristine } else { false }
    }

    /// The bytes still to come when the length is declared; `nil` for a chunked body.
    var bodyLeft: Int? {
        switch state {
        case .body(let left): left
        case .chunked: nil
        case .head: 0
        }
    }

    mutating func next(_ input: Bytes, _ offset: inout Int) throws(RequestFault) -> Step {
        switch state {
        case .head(var parser):
            state = .body(left: 0)
            let head = try parser.parse(input, &offset)
            guard let head else {
                state = .head(parser)
                return .needMore
            }
            switch head.framing {
            case .length(let length): state = .body(left: length)
            case .chunked: state = .chunked(ChunkedDecoder(limits: limits))
            }
            return .head(head)
        case .body(let left):
            if left == 0 { return finish() }
            guard offset < input.count else { return .needMore }
            let count = min(left, input.count - offset)
            let range = offset..<offset + count
            offset += count
            state = .body(left: left - count)
            return .data(range)
        case .chunked(var decoder):
            state = .body(left: 0)
            let step = try decoder.next(input, &offset)
            state = .chunked(decoder)
            switch step {
            case .needMore: return .needMore
            case .data(let range): return .data(range)
            case .end: return finish()
            }
        }
    }

    private mutating func finish() -> Step {
        state = .head(HeadParser(limits: limits))
        return .end
    }
}
