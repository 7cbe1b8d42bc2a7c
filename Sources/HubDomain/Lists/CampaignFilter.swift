/// Which campaigns a list shows and in what order.
package struct CampaignFilter: Hashable, Sendable {
    package var stage: StageKey?
    package var division: String?
    /// Person id; campaigns with an unfinished task of this person.
    package var assignee: String?
    /// Folded words; each must begin a word of the title or the brief.
    package var words: [String]
    package var sort: Sort

    package enum Sort: String, Hashable, Sendable, CaseIterable {
        case key
        case keyDescending = "-key"
        case updatedAt
        case updatedAtDescending = "-updatedAt"
        case committedLaunchAt
        case committedLaunchAtDescending = "-committedLaunchAt"

        package var isDescending: Bool { rawValue.hasPrefix("-") }
    }

    /// Words that one search may have.
    package static let wordLimit = 4

    package init(
        stage: StageKey? = nil,
        division: String? = nil,
        assignee: String? = nil,
        words: [String] = [],
        sort: Sort = .keyDescending
    ) {
        self.stage = stage
        self.division = division
        self.assignee = assignee
        self.words = Array(words.prefix(Self.wordLimit))
        self.sort = sort
    }
}

/// A place in a list of campaigns: the value sorted by and the campaign's number.
package struct CampaignPosition: Hashable, Sendable {
    package let value: Int64
    package let number: Int64

    package init(value: Int64, number: Int64) {
        self.value = value
        self.number = number
    }
}
