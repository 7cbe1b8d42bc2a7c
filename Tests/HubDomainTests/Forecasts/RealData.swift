import Foundation
import Testing

/// Real series from the folder that `HUB_REAL_DATA` names; it isn't part of the repository.
enum RealData {
    static let hint: Comment = "HUB_REAL_DATA doesn't name a folder with series/*.csv"

    private static var folder: URL? {
        ProcessInfo.processInfo.environment["HUB_REAL_DATA"].map { URL(filePath: $0).appending(path: "series") }
    }

    static var isThere: Bool { (try? !names().isEmpty) ?? false }

    static func names() throws -> [String] {
        guard let folder else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".csv") }
            .sorted()
    }

    /// The column `value` of a file with the columns `period,value`.
    static func values(_ name: String) throws -> [Double] {
        let folder = try #require(folder)
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return text.split(separator: "\n").dropFirst().compactMap { line in
            line.split(separator: ",").last.flatMap { Double($0) }
        }
    }
}
