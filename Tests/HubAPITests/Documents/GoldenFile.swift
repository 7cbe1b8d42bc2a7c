import Foundation
import Testing

/// A file of the repository that is written by the program and kept under version control. `HUB_UPDATE_GOLDEN=1` writes
/// it anew.
enum GoldenFile {
    /// - Parameter path: From the root of the repository.
    static func check(
        _ text: String,
        _ path: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let file = root.appending(path: "../../../\(path)").standardizedFileURL
        if ProcessInfo.processInfo.environment["HUB_UPDATE_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: file)
        }
        let kept = FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) }
        let isSame = kept == text
        #expect(
            isSame,
            "\(path) is out of date: run the tests with HUB_UPDATE_GOLDEN=1",
            sourceLocation: sourceLocation
        )
    }
}
