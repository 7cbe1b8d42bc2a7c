/// The chunked decoder against a second one that was written for clarity: it sees the whole body at once.
enum ChunkedFuzz {
    static func run(_ input: [UInt8]) {
        let whole = decode([input])
        let place = cut(input)
        precondition(decode([Array(input[..<place]), Array(input[place...])]) == whole, "a split changes the result")
        precondition(whole.data.count <= input.count, "more came out than went in")
        if whole.isComplete { precondition(reference(input) == whole.data, "the decoders disagree") }
    }

    private struct Outcome: Equatable {
        var data: [UInt8] = []
        var isComplete = false
        var isBroken = false
    }

    private static func decode(_ pieces: [[UInt8]]) -> Outcome {
        var decoder = ChunkedDecoder(limits: ServerLimits())
        var outcome = Outcome()
        for piece in pieces where !outcome.isComplete && !outcome.isBroken {
            piece.withUnsafeBufferPointer { bytes in
                var offset = 0
                do {
                    while true {
                        switch try decoder.next(bytes, &offset) {
                        case .needMore: return
                        case .data(let range): outcome.data += bytes[range]
                        case .end:
                            outcome.isComplete = true
                            return
                        }
                    }
                } catch { outcome.isBroken = true }
            }
        }
        return outcome
    }

    /// Reads line by line; assumes a complete body.
    private static func reference(_ input: [UInt8]) -> [UInt8]? {
        var rest = input[...]
        var data: [UInt8] = []
        while let end = rest.indices.first(where: { rest[$0] == 13 && $0 + 1 < rest.endIndex && rest[$0 + 1] == 10 }) {
            let digits = rest[..<end].prefix { $0.hexValue != nil }
            guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
            rest = rest[(end + 2)...]
            if size == 0 { return data }
            guard rest.count >= size + 2 else { return nil }
            data += rest.prefix(size)
            rest = rest.dropFirst(size + 2)
        }
        return nil
    }
}
