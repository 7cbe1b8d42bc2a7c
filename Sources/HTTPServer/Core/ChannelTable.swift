/// Channels by a small number. A key also carries the generation of its slot, so that an event of a closed channel
/// never reaches the next user of the slot.
struct ChannelTable {
    private var slots: [(generation: UInt32, channel: Channel?)] = []
    private var free: [Int] = []
    private var cursor = 0
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    subscript(key: UInt64) -> Channel? {
        let slot = Int(key & 0xFFFF_FFFF)
        guard slot < slots.count, slots[slot].generation == UInt32(key >> 32) else { return nil }
        return slots[slot].channel
    }

    func key(_ slot: Int) -> UInt64 { UInt64(slots[slot].generation) << 32 | UInt64(slot) }

    mutating func insert(_ channel: Channel) -> (slot: Int, key: UInt64) {
        count += 1
        let slot: Int
        if let reused = free.popLast() {
            slot = reused
            slots[slot].channel = channel
        } else {
            slot = slots.count
            slots.append((0, channel))
        }
        return (slot, key(slot))
    }

    mutating func remove(_ slot: Int) {
        count -= 1
        slots[slot].generation = (slots[slot].generation + 1) & 0x7FFF_FFFF
        slots[slot].channel = nil
        free.append(slot)
    }

    /// Visits the channels registered now; `body` may add and remove some.
    func visit(_ body: (Channel) -> Void) {
        for slot in slots {
            if let channel = slot.channel, channel.slot != nil { body(channel) }
        }
    }

    /// The next slot of an endless walk around the table; `nil` when it is free.
    mutating func next() -> Channel? {
        cursor = cursor + 1 < slots.count ? cursor + 1 : 0
        return slots[cursor].channel
    }

    /// Slots in use or free.
    var capacity: Int { slots.count }
}
