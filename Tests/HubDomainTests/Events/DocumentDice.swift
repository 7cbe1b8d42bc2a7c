import HubJSON

/// Seeded draws of small JSON documents. Numbers come from SplitMix64 (G. Steele et al., "Fast Splittable Pseudorandom
/// Number Generators", 2014).
struct DocumentDice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

    mutating func chance(_ part: Int, in whole: Int) -> Bool { pick(whole) < part }

    mutating func element<Element>(of elements: [Element]) -> Element? { elements.randomElement(using: &self) }

    /// An object, as every state is.
    mutating func document() -> JSONValue { object(depth: 3) }

    mutating func variation(of value: JSONValue) -> JSONValue {
        guard !chance(1, in: 8) else { return self.value(depth: 1) }
        switch value {
        case .object(let object):
            var members = object.members.compactMap { member in
                chance(1, in: 6) ? nil : (key: member.key, value: variation(of: member.value))
            }
            if chance(1, in: 4), object["new"] == nil { members.append(("new", self.value(depth: 2))) }
            return .object(JSONObject(members))
        case .array(let elements) where chance(1, in: 2): return .array(elements.map { variation(of: $0) })
        case .array(let elements): return .array(Array(elements.dropLast(pick(2))))
        default: return chance(1, in: 2) ? value : self.value(depth: 0)
        }
    }

    private mutating func object(depth: Int) -> JSONValue {
        let names = ["a", "b", "c/d", "e~f", "", "0"].filter { _ in chance(1, in: 2) }
        return .object(JSONObject(names.map { ($0, value(depth: depth - 1)) }))
    }

    private mutating func value(depth: Int) -> JSONValue {
        switch pick(depth > 0 ? 7 : 4) {
        case 0: .null
        case 1: .integer(Int64(pick(4)))
        case 2: .string(["x", "y"][pick(2)])
        case 3: .bool(chance(1, in: 2))
        case 4: .array((0..<pick(4)).map { _ in value(depth: 0) })
        case 5: .array((0..<pick(4)).map { _ in object(depth: depth - 1) })
        default: object(depth: depth)
        }
    }
}
