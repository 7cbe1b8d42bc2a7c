/// Any split of the bytes gives the same requests, and every step keeps within its input.
enum RequestFuzz {
    private enum Event: Equatable {
        case head(RequestHead)
        case data([UInt8])
        case end
        case fault(RequestFault)
    }

    static func run(_ input: [UInt8]) {
        let whole = events([input])
        let place = cut(input)
        precondition(events([Array(input[..<place]), Array(input[place...])]) == whole, "a split changes the result")
        for case .head(let head) in whole { check(head) }
    }

    private static func check(_ head: RequestHead) {
        precondition(head.minorVersion == 0 || head.authority != nil, "HTTP/1.1 without a host")
        precondition(!head.target.segments.contains { $0 == "." || $0 == ".." }, "a dot segment is left")
        if case .length(let length) = head.framing { precondition(length >= 0, "negative length") }
        for field in head.fields {
            precondition(!field.value.utf8.contains { $0 == 0 || $0 == 10 || $0 == 13 }, "control character in a value")
        }
    }

    private static func events(_ pieces: [[UInt8]]) -> [Event] {
        var parser = RequestParser(limits: ServerLimits())
        var events: [Event] = []
        for piece in pieces {
            let isAlive = piece.withUnsafeBufferPointer { take($0, &parser, &events) }
            if !isAlive { break }
        }
        return events
    }

    private static func take(_ bytes: Bytes, _ parser: inout RequestParser, _ events: inout [Event]) -> Bool {
        var offset = 0
        do {
            while true {
                let before = offset
                let step = try parser.next(bytes, &offset)
                precondition(offset >= before && offset <= bytes.count, "the offset leaves the input")
                switch step {
                case .needMore:
                    precondition(offset == bytes.count, "more is asked for before all was read")
                    return true
                case .head(let head): events.append(.head(head))
                case .end: events.append(.end)
                case .data(let range):
                    precondition(!range.isEmpty && range.upperBound == offset, "a data range is not what was consumed")
                    append(Array(bytes[range]), to: &events)
                }
            }
        } catch {
            events.append(.fault(error))
            return false
        }
    }

    private static func append(_ data: [UInt8], to events: inout [Event]) {
        if case .data(let before) = events.last {
            events[events.count - 1] = .data(before + data)
        } else {
            events.append(.data(data))
        }
    }
}
