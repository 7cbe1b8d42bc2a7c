import HubStore
import HubTestSupport

extension TestHub {
    private static let pageCount = Statement("test.pageCount", "PRAGMA page_count")

    /// Lets the database grow by so many pages and no more.
    func limitGrowth(to pages: Int) async throws {
        try await driver.withWriter { connection in
            let cursor = try connection.cursor(for: Self.pageCount)
            try cursor.begin([])
            _ = try cursor.step()
            let count = Int(cursor.int64(at: 0))
            cursor.end()
            try connection.execute(script: "PRAGMA max_page_count = \(count + pages)")
        }
    }
}
