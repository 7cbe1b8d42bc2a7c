import HubJSON

/// A place in a definition.
struct SourceMark: Hashable, Sendable {
    /// The path as the caller named it.
    let file: String
    /// Counts from 1; 0 stands for the file as a whole.
    let line: Int
    /// Counts characters (Unicode scalars) from 1.
    let column: Int
    /// JSON Pointer of the value inside the definition.
    var pointer = ""

    /// The place of a member or element as far as it is known: the line is that of what holds it.
    func member(_ key: String) -> SourceMark {
        SourceMark(file: file, line: line, column: column, pointer: pointer + "/" + JSONPointer.escape(key))
    }

    static func wholeFile(_ file: String) -> SourceMark { SourceMark(file: file, line: 0, column: 0) }
}
