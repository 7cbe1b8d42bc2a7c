import Foundation
import Testing

/// No rule, statement or timer knows a stage by its name: a workflow may call its stages anything.
struct StageNameTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    @Test(arguments: ["HubDomain", "HubStore", "HubOperations", "HubAPI", "HubDefinitions", "campaignhub"])
    func `no source of a target names a stage`(_ target: String) throws {
        let folder = Self.sources.appending(path: target).path()
        let names = "draft|intake|planned|build|qa|launch|live|closed|declined|cancelled"
        let patterns = [
            try Regex("stage[A-Za-z]* (=|==|!=|<>) (\\.|\"|')(\(names))\\b"),
            try Regex("stage (NOT )?IN \\('"),
            try Regex("StageKey\\.(\(names))\\b"),
        ]
        let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
            .filter { $0.hasSuffix(".swift") && !$0.contains("Embedded") && !$0.hasSuffix("StageKey+Shipped.swift") }
        #expect(!files.isEmpty)
        for file in files {
            let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            for line in text.split(separator: "\n") where patterns.contains(where: { line.firstMatch(of: $0) != nil }) {
                Issue.record("\(target)/\(file): \(line)")
            }
        }
    }
}
