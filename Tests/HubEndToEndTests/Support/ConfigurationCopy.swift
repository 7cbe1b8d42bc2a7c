import Foundation

/// A copy of the shipped `config/` that a test may edit.
struct ConfigurationCopy {
    let path: String

    /// How many definitions the shipped `config/` holds: each file in one of its folders is one.
    static var definitionCount: Int {
        get throws {
            let shipped = URL(filePath: #filePath).appending(path: "../../../../config").standardized
            let files = FileManager.default.enumerator(atPath: shipped.resolvingSymlinksInPath().path)
            return (files?.compactMap { $0 as? String } ?? []).count { $0.contains("/") && $0.hasSuffix(".yaml") }
        }
    }

    init(at path: String) throws {
        self.path = path
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
        // Resolved, or the copy of a linked folder would be a link, and a test would edit the shipped files.
        let shipped = root.appending(path: "config").resolvingSymlinksInPath()
        try FileManager.default.copyItem(atPath: shipped.path, toPath: path)
    }

    /// Replaces a piece of text that is there exactly once.
    func edit(_ file: String, _ old: String, to new: String) throws {
        let url = URL(filePath: path).appending(path: file)
        let text = try String(contentsOf: url, encoding: .utf8)
        let parts = text.components(separatedBy: old)
        guard parts.count == 2 else { throw HarnessFailure("\(file) has \(parts.count - 1) times: \(old)") }
        try Data(parts.joined(separator: new).utf8).write(to: url)
    }
}
