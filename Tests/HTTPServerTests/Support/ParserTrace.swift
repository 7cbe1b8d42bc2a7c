@testable import HTTPServer

/// What the parser makes of bytes that come in the given pieces.
enum ParserTrace {
    enum Event: Equatable {
        case head(RequestHead)
        case data([UInt8])
        case end
        case fault(RequestFault)
    }

    static func events(_ pieces: [[UInt8]], limits: ServerLimits = ServerLimits()) -> [Event] {
        var parser = RequestParser(limits: limits)
        var events: [Event] = []
        for piece in pieces {
            let isAlive = piece.withUnsafeBufferPointer { take($0, &parser, &events) }
            if !isAlive { break }
        }
        return events
    }

    /// False after a fault.
    private static func take(_ bytes: Bytes, _ parser: inout RequestParser, _ events: inout [Event]) -> Bool {
        var offset = 0
        do {
            while true {
                switch try parser.next(bytes, &offset) {
                case .needMore: return true
                case .head(let head): events.append(.head(head))
                case .end: events.append(.end)
                case .data(let range): append(Array(bytes[range]), to: &events)
                }
            }
        } catch {
            events.append(.fault(error))
            return false
        }
    }

    /// Neighbouring body bytes are joined: how they are cut depends on the pieces.
    private static func append(_ data: [UInt8], to events: inout [Event]) {
        if case .data(let before) = events.last {
            events[events.count - 1] = .data(before + data)
        } else {
            events.append(.data(data))
        }
    }

    static func split(_ bytes: [UInt8], at cuts: [Int]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = 0
        for cut in cuts.sorted() + [bytes.count] {
            pieces.append(Array(bytes[start..<cut]))
            start = cut
        }
        return pieces
    }
}
