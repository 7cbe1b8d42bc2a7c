import HubDomain
import HubOperations

/// What the hub gets from the machine.
struct Environment {
    let clock: any HubClock
    let ids: any IDSource

    static func system() -> Environment {
        let clock = SystemClock()
        return Environment(clock: clock, ids: UUIDv7Source(clock: clock) { SystemRandomNumberGenerator.bits() })
    }

    /// Bytes for secrets.
    static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}

extension SystemRandomNumberGenerator {
    /// The standard library takes these from getrandom(2) on Linux, which is a cryptographic source.
    fileprivate static func bits() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}
