package import HubDomain
import HubJSON
import HubStore

/// A file on its way in: bytes are appended as they come, then ``Hub/addFile(_:_:by:repetition:)`` takes it. Whoever gives up
/// discards it.
package struct FileUpload: Sendable {
    package let campaign: CampaignKey
    package let sizeLimit: Int
    let draft: ContentDraft

    /// What the sender says of the file.
    package struct Details: Hashable, Sendable {
        package var name: String?
        /// `type/subtype` in lower case, without parameters.
        package var mediaType: String?
        package var isPersonalData: Bool
        /// Where the request says what its type is, for issues.
        package var typePointer: String

        package init(name: String?, mediaType: String?, isPersonalData: Bool, typePointer: String) {
            self.name = name
            self.mediaType = mediaType
            self.isPersonalData = isPersonalData
            self.typePointer = typePointer
        }
    }

    /// - Throws: `too-large` at the first byte over the limit, `store-full`, `unavailable`.
    package func append(_ bytes: [UInt8]) async throws {
        guard draft.size + Int64(bytes.count) <= Int64(sizeLimit) else { throw Self.tooLarge(limit: sizeLimit) }
        try await draft.append(bytes)
    }

    /// SHA-256 of what was appended; nothing may follow.
    package func digest() async throws -> ContentDigest { try await draft.finish().digest }

    package func discard() { draft.discard() }

    package static func tooLarge(limit: Int) -> HubError {
        HubError(
            .tooLarge,
            "A file has at most \(limit) bytes.",
            details: ["limit": .integer(Int64(limit))]
        )
    }
}
