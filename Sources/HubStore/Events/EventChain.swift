internal import Crypto
package import HubDomain

/// The arithmetic of the chain. It can be checked with any SHA-256 tool.
///
/// **Event.** The hash of an event is the SHA-256 of these bytes, one after the other. `text` is a byte count as an
/// unsigned 64-bit big-endian number and then that many UTF-8 bytes; `number` is a signed 64-bit big-endian number.
///
/// | part | form |
/// | --- | --- |
/// | hash of the event before it in its stream, 32 zero bytes for the first | 32 bytes |
/// | `hub.event.1`, the name of this framing | text |
/// | id | text |
/// | stream | text |
/// | stream_seq, 1 for the first | number |
/// | occurred_at, milliseconds | number |
/// | recorded_at, milliseconds | number |
/// | type | text |
/// | schema | number |
/// | actor_id: the byte 0 when there is none, else the byte 1 and | text |
/// | body, exactly as stored | text |
///
/// **Seal.** The hash of a seal is the SHA-256 of the hash of the seal before it (32 zero bytes for the first) and the
/// event hashes that it covers, in `seq` order.
package enum EventChain {
    private static let framing = "hub.event.1"

    package static func hash(
        _ event: NewEvent,
        streamSeq: Int64,
        recordedAt: Instant,
        previous: EventHash
    ) -> EventHash {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 + event.body.utf8.count)
        bytes += previous.bytes
        append(framing, to: &bytes)
        append(event.id, to: &bytes)
        append(event.stream, to: &bytes)
        append(streamSeq, to: &bytes)
        append(event.occurredAt.milliseconds, to: &bytes)
        append(recordedAt.milliseconds, to: &bytes)
        append(event.type, to: &bytes)
        append(Int64(event.schema), to: &bytes)
        if let actorID = event.actorID {
            bytes.append(1)
            append(actorID, to: &bytes)
        } else {
            bytes.append(0)
        }
        append(event.body, to: &bytes)
        return digest(bytes)
    }

    /// - Parameter eventHashes: In `seq` order.
    package static func seal(_ eventHashes: [EventHash], previous: EventHash) -> EventHash {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(EventHash.byteCount * (eventHashes.count + 1))
        bytes += previous.bytes
        for hash in eventHashes { bytes += hash.bytes }
        return digest(bytes)
    }

    private static func digest(_ bytes: [UInt8]) -> EventHash {
        EventHash(bytes: Array(SHA256.hash(data: bytes)))
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { utf8 in
            append(Int64(utf8.count), to: &bytes)
            bytes.append(contentsOf: utf8)
        }
    }

    private static func append(_ number: Int64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
