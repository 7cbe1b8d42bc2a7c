/// What a walk over every chain and seal found.
package struct ChainReport: Hashable, Sendable {
    package internal(set) var events = 0
    package internal(set) var streams = 0
    package internal(set) var seals = 0
    /// Events after the newest seal.
    package internal(set) var unsealedEvents = 0
    /// The first difference of each stream that has one.
    package internal(set) var breaks: [ChainBreak] = []
    /// The first difference of the seals.
    package internal(set) var sealBreak: SealBreak?

    package init() {}

    package var isSound: Bool { breaks.isEmpty && sealBreak == nil }
}

/// Where a stream stops being what was appended to it.
package struct ChainBreak: Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// The event's own content and its hash don't agree.
        case content
        /// The event does not name the hash of the one before it.
        case previousHash
        /// One or more events are missing before this one.
        case missing
    }

    package let stream: String
    package let streamSeq: Int64
    package let seq: Int64
    package let kind: Kind

    package init(stream: String, streamSeq: Int64, seq: Int64, kind: Kind) {
        self.stream = stream
        self.streamSeq = streamSeq
        self.seq = seq
        self.kind = kind
    }
}

/// Where the seals stop agreeing with the events.
package struct SealBreak: Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// The seal's hash is not that of the events that it covers: one was changed, added or removed.
        case hash
        /// A seal before this one is missing, or it does not reach further than the one before.
        case order
    }

    package let number: Int64
    package let kind: Kind

    package init(number: Int64, kind: Kind) {
        self.number = number
        self.kind = kind
    }
}

extension ChainBreak: CustomStringConvertible {
    package var description: String {
        let what =
            switch kind {
            case .content: "the content does not agree with its hash"
            case .previousHash: "it is not chained to the event before it"
            case .missing: "events before it are missing"
            }
        return "stream \(stream), event \(streamSeq) (seq \(seq)): \(what)"
    }
}

extension SealBreak: CustomStringConvertible {
    package var description: String {
        switch kind {
        case .hash: "seal \(number) does not agree with the events that it covers"
        case .order: "seal \(number) does not follow the seal before it"
        }
    }
}
