/// Why a text is not JSON as this project accepts it, and where.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of fault it is. The last three are faults of one value in a text that is otherwise well formed.
    package enum Kind: Hashable, Sendable {
        case syntax
        case encoding
        case tooDeep
        case duplicateKey
        case nulCharacter
        case numberRange
    }

    package let kind: Kind
    /// A sentence for people, without the position.
    package let message: String
    /// Counted from 1; lines end at a line feed.
    package let line: Int
    /// Counted from 1, in Unicode scalars.
    package let column: Int
    /// The value that was being read.
    package let pointer: JSONPointer

    package var description: String { "\(message) (line \(line), column \(column))" }
}

/// A fault at a byte offset; the path is gathered from the inside out while it travels up.
struct JSONFailure: Error {
    let kind: JSONError.Kind
    let message: String
    let offset: Int
    var reversedPath: [String] = []

    func located(in bytes: UnsafeBufferPointer<UInt8>) -> JSONError {
        let before = bytes[..<min(offset, bytes.count)]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
        return JSONError(
            kind: kind,
            message: message,
            line: line,
            column: column,
            pointer: JSONPointer(reversedPath.reversed())
        )
    }
}
