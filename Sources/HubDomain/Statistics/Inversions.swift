/// The pairs of places i < j whose keys stand in the wrong order, `keys[i] > keys[j]`, counted and picked in O(n log n)
/// by merging (D. Knuth, "The Art of Computer Programming", volume 3, 5.1.1 and 5.2.4).
struct Inversions<Key: Comparable> {
    /// How many there are.
    private(set) var count = 0
    /// Those that were asked for.
    private(set) var picked: [(earlier: Int, later: Int)] = []

    private var keys: [Key]
    private var places: [Int32]
    private var nextKeys: [Key]
    private var nextPlaces: [Int32]
    private let ranks: [Int]

    /// - Parameters:
    ///   - keys: At most 2³¹ − 1.
    ///   - ranks: Ascending. Inversions are numbered from 0 in the order in which the merge meets them, which depends on
    ///     the keys alone.
    init(of keys: [Key], picking ranks: [Int] = []) {
        self.keys = keys
        self.ranks = ranks
        nextKeys = keys
        places = (0..<Int32(keys.count)).map(\.self)
        nextPlaces = places
        picked.reserveCapacity(ranks.count)
        sort()
    }

    private mutating func sort() {
        var width = 1
        while width < keys.count {
            for start in stride(from: 0, to: keys.count, by: 2 * width) {
                merge(start, min(start + width, keys.count), min(start + 2 * width, keys.count))
            }
            swap(&keys, &nextKeys)
            swap(&places, &nextPlaces)
            width *= 2
        }
    }

    private mutating func merge(_ start: Int, _ middle: Int, _ end: Int) {
        var left = start
        var right = middle
        for target in start..<end {
            if right < end, left >= middle || keys[right] < keys[left] {
                pick(left, middle, right)
                nextKeys[target] = keys[right]
                nextPlaces[target] = places[right]
                right += 1
            } else {
                nextKeys[target] = keys[left]
                nextPlaces[target] = places[left]
                left += 1
            }
        }
    }

    /// Everything left of `middle` that isn't merged yet is inverted with the key at `right`.
    private mutating func pick(_ left: Int, _ middle: Int, _ right: Int) {
        let end = count + middle - left
        while picked.count < ranks.count, ranks[picked.count] < end {
            picked.append((Int(places[left + ranks[picked.count] - count]), Int(places[right])))
        }
        count = end
    }
}
