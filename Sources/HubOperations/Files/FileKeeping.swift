package import HubDomain
package import HubStore

/// Where a hub keeps files and by which rules.
package struct FileKeeping: Sendable {
    package let content: ContentStore
    /// Bytes of one file at most.
    package let sizeLimit: Int
    /// How long after the end of its campaign a file with personal data is kept.
    package let personalDataLifetime: Milliseconds

    package static let standardSizeLimit = 25 * 1_048_576
    package static let standardPersonalDataDays = 90

    /// - Parameter directory: The folder for bytes alone.
    package init(
        directory: String,
        sizeLimit: Int = FileKeeping.standardSizeLimit,
        personalDataDays: Int = FileKeeping.standardPersonalDataDays
    ) {
        content = ContentStore(directory: directory)
        self.sizeLimit = sizeLimit
        personalDataLifetime = .days(Int64(personalDataDays))
    }
}
