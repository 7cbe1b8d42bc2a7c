import Glibc

/// A failed system call.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The value of `errno`.
    public let code: Int32
    /// The call and what it was for.
    public let call: String

    static func last(_ call: String) -> SystemError { SystemError(code: errno, call: call) }

    public var description: String { "\(call): \(String(cString: strerror(code)))" }
}
