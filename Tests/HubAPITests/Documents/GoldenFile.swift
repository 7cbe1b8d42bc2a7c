import Foundation
import HubJSON
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

extension JSONValue {
    /// The document with two spaces a level, for people and for comparing versions.
    func indented(_ indentation: String = "") -> String {
        let inner = indentation + "  "
        switch self {
        case .object(let object) where !object.isEmpty:
            let members = object.members.map { key, value in
                "\(inner)\(JSONValue.string(key).text()): \(value.indented(inner))"
            }
            return "{\n\(members.joined(separator: ",\n"))\n\(indentation)}"
        case .array(let elements) where elements.contains { $0.object != nil || $0.array != nil }:
            let lines = elements.map { inner + $0.indented(inner) }
            return "[\n\(lines.joined(separator: ",\n"))\n\(indentation)]"
        default: return text()
        }
    }
}
