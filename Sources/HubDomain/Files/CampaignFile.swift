/// A file of a campaign: what is known of it. Its bytes lie apart under their digest, once for all files that share them.
package struct CampaignFile: Hashable, Sendable {
    package let id: FileID
    package var name: String
    /// What the bytes are, such as `application/pdf`.
    package let mediaType: String
    /// What the sender called them, if it was something else.
    package let declaredType: String?
    /// Bytes.
    package let size: Int64
    package let digest: ContentDigest
    /// Reading is logged, and the bytes go some time after the campaign has ended.
    package let isPersonalData: Bool
    /// Person id.
    package let uploadedBy: String
    package let uploadedAt: Instant
    /// When the bytes were deleted because the campaign had ended.
    package var purgedAt: Instant?

    package init(
        id: FileID,
        name: String,
        mediaType: String,
        declaredType: String?,
        size: Int64,
        digest: ContentDigest,
        isPersonalData: Bool,
        uploadedBy: String,
        uploadedAt: Instant,
        purgedAt: Instant? = nil
    ) {
        self.id = id
        self.name = name
        self.mediaType = mediaType
        self.declaredType = declaredType
        self.size = size
        self.digest = digest
        self.isPersonalData = isPersonalData
        self.uploadedBy = uploadedBy
        self.uploadedAt = uploadedAt
        self.purgedAt = purgedAt
    }

    /// Files that a campaign has at most, removed ones not counted.
    package static let limitPerCampaign = 500
    /// What a purged file is called: the name given by people may tell of the person.
    package static let purgedName = "purged"

    package var isPurged: Bool { purgedAt != nil }
}

/// The id of a file within its campaign, such as `A3`.
package struct FileID: Hashable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(number: Int64) {
        self.number = number
    }

    /// - Returns: `nil` unless the text is `A` and a positive decimal number without leading zeros.
    package init?(_ text: String) {
        guard text.hasPrefix("A"), let number = Int64(text.dropFirst()), number > 0, text == "A\(number)" else {
            return nil
        }
        self.number = number
    }

    package var description: String { "A\(number)" }
}

/// SHA-256 of a file's bytes.
package struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
    /// 64 hexadecimal digits in lower case.
    package let hex: String

    /// - Returns: `nil` unless the text is 64 hexadecimal digits in lower case.
    package init?(hex: String) {
        let isDigest =
            hex.utf8.count == 64 && hex.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard isDigest else { return nil }
        self.hex = hex
    }

    package init(bytes: some Sequence<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        hex = String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    package var description: String { "sha256:\(hex)" }
}
