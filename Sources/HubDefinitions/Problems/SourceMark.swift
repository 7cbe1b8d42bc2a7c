/// A place in a definition file.
struct SourceMark: Hashable, Sendable {
    /// The path as the caller named it.
    let file: String
    /// Counts from 1; 0 stands for the file as a whole.
    let line: Int
    /// Counts characters (Unicode scalars) from 1.
    let column: Int

    static func wholeFile(_ file: String) -> SourceMark { SourceMark(file: file, line: 0, column: 0) }
}
