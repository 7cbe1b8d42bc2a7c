/// Recomputes every hash from the stored rows and compares. Reads in pages, each in its own short transaction, and
/// keeps one event in memory, whatever the size of the store.
///
/// What was cut off the end of a stream shows in the seals, and so only up to the newest seal.
package struct EventVerifier: Sendable {
    private let store: Store
    private let pageSize: Int

    package init(store: Store, pageSize: Int = 1_000) {
        self.store = store
        self.pageSize = pageSize
    }

    package func run() async throws -> ChainReport {
        var report = ChainReport()
        try await walkStreams(&report)
        try await walkSeals(&report)
        return report
    }

    private func walkStreams(_ report: inout ChainReport) async throws {
        var walk = StreamWalk()
        let pageSize = self.pageSize
        while true {
            let (stream, streamSeq) = (walk.stream, walk.streamSeq)
            let page = try await store.read { transaction in
                try transaction.all(
                    Events.afterInStreamOrder,
                    stream,
                    streamSeq,
                    pageSize,
                    row: EventRecord.init(row:)
                )
            }
            for record in page { walk.visit(record, &report) }
            if page.count < pageSize { return }
        }
    }

    private func walkSeals(_ report: inout ChainReport) async throws {
        var last = Seals.Seal.start
        while let seal = try await next(after: last) {
            guard seal.number == last.number + 1, seal.uptoSeq > last.uptoSeq else {
                report.sealBreak = SealBreak(number: seal.number, kind: .order)
                return
            }
            guard try await hash(from: last, upto: seal.uptoSeq) == seal.hash else {
                report.sealBreak = SealBreak(number: seal.number, kind: .hash)
                return
            }
            report.seals += 1
            last = seal
        }
        let sealedSeq = last.uptoSeq
        report.unsealedEvents = try await store.read {
            try $0.first(Events.countAfter, sealedSeq) { try $0.int(0) } ?? 0
        }
    }

    private func next(after seal: Seals.Seal) async throws -> Seals.Seal? {
        try await store.read { try Seals.next(after: seal.number, in: $0) }
    }

    private func hash(from last: Seals.Seal, upto seq: Int64) async throws -> EventHash {
        EventChain.seal(try await hashes(after: last.uptoSeq, upto: seq), previous: last.hash)
    }

    private func hashes(after seq: Int64, upto last: Int64) async throws -> [EventHash] {
        var hashes: [EventHash] = []
        var position = seq
        let pageSize = self.pageSize
        while true {
            let start = position
            let page: [(seq: Int64, hash: EventHash)] = try await store.read { transaction in
                try transaction.all(Events.hashesAfter, start, pageSize) { (try $0.int64(0), try $0[1]) }
            }
            let covered = page.prefix { $0.seq <= last }
            hashes += covered.map(\.hash)
            guard covered.count == pageSize, let end = covered.last else { return hashes }
            position = end.seq
        }
    }
}

/// The state of a walk in stream order.
private struct StreamWalk {
    var stream = ""
    var streamSeq: Int64 = 0
    private var hash = EventHash.start
    private var isBroken = false

    mutating func visit(_ record: EventRecord, _ report: inout ChainReport) {
        if record.event.stream != stream || report.events == 0 {
            self = StreamWalk()
            stream = record.event.stream
            report.streams += 1
        }
        if !isBroken, let kind = difference(record) {
            isBroken = true
            report.breaks.append(
                ChainBreak(stream: stream, streamSeq: record.streamSeq, seq: record.seq, kind: kind)
            )
        }
        report.events += 1
        streamSeq = record.streamSeq
        hash = record.hash
    }

    private func difference(_ record: EventRecord) -> ChainBreak.Kind? {
        if record.streamSeq != streamSeq + 1 { return .missing }
        if record.previousHash != hash { return .previousHash }
        let expected = EventChain.hash(
            record.event,
            streamSeq: record.streamSeq,
            recordedAt: record.recordedAt,
            previous: record.previousHash
        )
        return expected == record.hash ? nil : .content
    }
}
