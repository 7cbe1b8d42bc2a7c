import Foundation
import Glibc

/// Changes a store behind the hub's back, with Python's SQLite.
enum StoreEdit {
    static let python = "/usr/bin/python3"
    static let isPossible = access(python, X_OK) == 0

    static func run(_ sql: String, on folder: HubFolder) async throws {
        let script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.commit()"
        let child = try Child(python, ["-c", script, folder.path + "/hub.sqlite", sql])
        guard try await child.exitStatus() == 0 else { throw HarnessFailure("python: \(child.error)") }
    }
}
