/// UUID version 7 (RFC 9562, section 5.7), ordered within this process by a counter in `rand_a` (section 6.2, method 1).
///
/// A clock that steps back does not disturb the order: the last millisecond stays in use until the clock passes it.
package final class UUIDv7Source: IDSource {
    private struct State {
        var milliseconds: Int64 = 0
        var counter: UInt64 = 0
    }

    private let clock: any HubClock
    private let random: @Sendable () -> UInt64
    private let state = Locked(State())

    /// - Parameter random: 64 fresh random bits a call; from a cryptographic generator in production.
    package init(clock: any HubClock, random: @escaping @Sendable () -> UInt64) {
        self.clock = clock
        self.random = random
    }

    package func next() -> String {
        let tail = random()
        let now = clock.now().milliseconds
        // The upper bit of a fresh counter is zero, which leaves room for 2,048 ids in one millisecond.
        let seed = random() & 0x7FF
        let (milliseconds, counter) = state.withLock { state in
            if now > state.milliseconds {
                state = State(milliseconds: now, counter: seed)
            } else if state.counter < 0xFFF {
                state.counter += 1
            } else {
                state = State(milliseconds: state.milliseconds + 1, counter: seed)
            }
            return (state.milliseconds, state.counter)
        }
        return Self.text(
            high: UInt64(bitPattern: milliseconds) << 16 | 0x7000 | counter,
            low: 0x8000_0000_0000_0000 | tail & 0x3FFF_FFFF_FFFF_FFFF
        )
    }

    /// The 8-4-4-4-12 form of 128 bits.
    package static func text(high: UInt64, low: UInt64) -> String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for nibble in 0..<32 {
                if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                    buffer[position] = 0x2D
                    position += 1
                }
                let word = nibble < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (nibble % 16))) & 0xF
                buffer[position] = digit < 10 ? 0x30 + digit : 0x57 + digit
                position += 1
            }
            return position
        }
    }
}
