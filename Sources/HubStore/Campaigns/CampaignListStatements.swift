import HubDomain

/// One statement for each combination of filters and order, made once, so that each has a fitting index and the set of
/// texts stays finite.
enum CampaignListStatements {
    static let byShape: [Shape: Statement] = Dictionary(
        uniqueKeysWithValues: Shape.all.map { ($0, $0.statement) }
    )

    static let all = Shape.all.compactMap { byShape[$0] }

    /// What decides the text of a list statement.
    struct Shape: Hashable, Sendable {
        let hasStage: Bool
        let hasDivision: Bool
        let hasAssignee: Bool
        let wordCount: Int
        let sort: CampaignFilter.Sort

        static let all: [Shape] = CampaignFilter.Sort.allCases.flatMap { sort in
            (0...CampaignFilter.wordLimit).flatMap { words in
                (0..<8).map { bits in
                    Shape(
                        hasStage: bits & 1 != 0,
                        hasDivision: bits & 2 != 0,
                        hasAssignee: bits & 4 != 0,
                        wordCount: words,
                        sort: sort
                    )
                }
            }
        }

        init(hasStage: Bool, hasDivision: Bool, hasAssignee: Bool, wordCount: Int, sort: CampaignFilter.Sort) {
            self.hasStage = hasStage
            self.hasDivision = hasDivision
            self.hasAssignee = hasAssignee
            self.wordCount = wordCount
            self.sort = sort
        }

        init(of filter: CampaignFilter) {
            self.init(
                hasStage: filter.stage != nil,
                hasDivision: filter.division != nil,
                hasAssignee: filter.assignee != nil,
                wordCount: filter.words.count,
                sort: filter.sort
            )
        }
    }

    /// The arguments of a filter's statement, in the order that ``Shape/statement`` numbers them.
    static func arguments(
        for filter: CampaignFilter,
        _ viewer: CampaignViewer,
        after position: CampaignPosition?,
        limit: Int
    ) -> [any SQLBindable] {
        let edge = filter.sort.isDescending ? Int64.max : Int64.min
        var arguments: [any SQLBindable] = [
            position?.value ?? edge, position?.number ?? edge, limit, viewer.id, viewer.address,
        ]
        if let stage = filter.stage { arguments.append(stage) }
        if let division = filter.division { arguments.append(division) }
        if let assignee = filter.assignee { arguments.append(assignee) }
        for word in filter.words {
            arguments.append(word)
            arguments.append(word + "\u{10FFFF}")
        }
        return arguments
    }
}

extension CampaignListStatements.Shape {
    fileprivate var statement: Statement {
        var number = 5
        func next() -> String {
            number += 1
            return "?\(number)"
        }
        let column = sortColumn
        var conditions = ["(\(column), number) \(sort.isDescending ? "<" : ">") (?1, ?2)"]
        // Alone, a row comparison on an expression walks the index from its beginning.
        if isByCommitment { conditions.append("\(column) \(sort.isDescending ? "<=" : ">=") ?1") }
        conditions.append(CampaignViewer.condition(id: "?4", address: "?5"))
        if hasStage { conditions.append("stage = \(next())") }
        if hasDivision { conditions.append("division = \(next())") }
        if hasAssignee {
            conditions.append(
                """
                id IN (SELECT campaign_id FROM campaign_tasks
                    WHERE assignee_id = \(next()) AND state IN ('ready', 'in-progress', 'blocked'))
                """
            )
        }
        for _ in 0..<wordCount {
            conditions.append(
                """
                number IN (SELECT campaign_number FROM search_terms WHERE term >= \(next()) AND term < \(next()))
                """
            )
        }
        let direction = sort.isDescending ? "DESC" : "ASC"
        let order = column == "number" ? "number \(direction)" : "\(column) \(direction), number \(direction)"
        return Statement(
            "campaigns.list[\(name)]",
            """
            SELECT \(CampaignStatements.columns), \(column) FROM campaigns
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(order) LIMIT ?3
            """
        )
    }

    private var isByCommitment: Bool { sort == .committedLaunchAt || sort == .committedLaunchAtDescending }

    private var sortColumn: String {
        switch sort {
        case .key, .keyDescending: "number"
        case .updatedAt, .updatedAtDescending: "updated_at"
        case .committedLaunchAt, .committedLaunchAtDescending: "COALESCE(committed_launch_at, 253402300799999)"
        }
    }

    private var name: String {
        let filters = [
            hasStage ? "stage" : nil, hasDivision ? "division" : nil, hasAssignee ? "assignee" : nil,
            wordCount > 0 ? "words\(wordCount)" : nil,
        ]
        return (filters.compactMap(\.self) + [sort.rawValue]).joined(separator: " ")
    }
}
