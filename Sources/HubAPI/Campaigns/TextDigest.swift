/// A short number that stands for a list of texts: FNV-1a, 64 bits, the same in every process.
struct TextDigest {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
    private(set) var isEmpty = true

    mutating func add(_ text: String) {
        isEmpty = false
        for byte in text.utf8 { mix(byte) }
        // No byte of UTF-8, so that texts don't run together.
        mix(0xFF)
    }

    private mutating func mix(_ byte: UInt8) {
        value ^= UInt64(byte)
        value &*= 0x100_0000_01B3
    }
}
