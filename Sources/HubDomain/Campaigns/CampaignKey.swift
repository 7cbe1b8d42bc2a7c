/// The human key of a campaign, such as `CMP-1042`.
package struct CampaignKey: Hashable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(number: Int64) {
        self.number = number
    }

    /// - Returns: `nil` unless the text is `CMP-` and a positive decimal number without leading zeros.
    package init?(_ text: String) {
        guard text.hasPrefix("CMP-"), let number = Int64(text.dropFirst(4)), number > 0 else { return nil }
        guard text == "CMP-\(number)" else { return nil }
        self.number = number
    }

    package var description: String { "CMP-\(number)" }
}
