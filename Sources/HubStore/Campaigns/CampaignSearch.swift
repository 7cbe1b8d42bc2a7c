import HubDomain

/// What bounds the time that a page of a list takes.
package struct CampaignSearchLimits: Hashable, Sendable {
    /// Campaigns that are few enough to be asked one by one and sorted.
    package var few = 2_000
    /// Campaigns that one page walks past at most.
    package var examined = 20_000
    /// Campaigns that a walk takes up at a time.
    package var step = 500

    package init() {}
}

/// Finds the places of the campaigns that fit a filter, in its order, a page at a time.
///
/// Of the words, the assignee and the division the one with the fewest campaigns is taken first. When those are few, they
/// are asked one by one for the rest and sorted. When all are many, the list is walked in its order and every campaign is
/// asked; a walk that meets hardly any ends after a while with a page that isn't full, whose cursor goes on from
/// there.
struct CampaignSearch<Transaction: TransactionScope> {
    let transaction: Transaction
    let viewer: CampaignViewer
    let filter: CampaignFilter
    let limits: CampaignSearchLimits

    /// One thing that is asked of a campaign beside stage and division.
    private enum Question: Hashable {
        case word(String)
        case assignee(String)
    }

    private var questions: [Question] {
        filter.words.map(Question.word) + (filter.assignee.map { [.assignee($0)] } ?? [])
    }

    func positions(_ page: PageRequest<CampaignPosition>) throws -> Page<CampaignPosition, CampaignPosition> {
        let questions = questions
        let sets = try questions.map { try few($0) }
        if sets.contains(where: { $0?.isEmpty == true }) { return Page(items: [], next: nil) }
        let smallest = sets.enumerated().compactMap { index, set in set.map { (index: index, set: $0) } }
            .min { $0.set.count < $1.set.count }
        if let smallest {
            let rest = questions.enumerated().filter { $0.offset != smallest.index }.map(\.element)
            return try chosen(smallest.set, rest, page)
        }
        if let division = filter.division, let few = try fewOfDivision(division) {
            return try chosen(few, questions, page)
        }
        return try walk(questions, page)
    }

    /// The campaigns of which something holds, if they are few.
    private func few(_ question: Question) throws -> Set<Int64>? {
        let rows: [Int64] =
            switch question {
            case .word(let word): try transaction.search.campaigns(withPrefix: word, limit: limits.few + 1)
            case .assignee(let person):
                try transaction.all(CampaignListStatements.assigned, person, limits.few + 1) { try $0.int64(0) }
            }
        return rows.count > limits.few ? nil : Set(rows)
    }

    private func fewOfDivision(_ division: String) throws -> Set<Int64>? {
        let rows = try transaction.all(CampaignListStatements.ofDivision, division, limits.few + 1) { try $0.int64(0) }
        return rows.count > limits.few ? nil : Set(rows)
    }

    private func holds(_ question: Question, for number: Int64) throws -> Bool {
        switch question {
        case .word(let word): try transaction.search.has(prefix: word, campaign: number)
        case .assignee(let person): try transaction.exists(CampaignListStatements.isAssigned, number, person)
        }
    }

    private func chosen(
        _ numbers: Set<Int64>,
        _ questions: [Question],
        _ page: PageRequest<CampaignPosition>
    ) throws -> Page<CampaignPosition, CampaignPosition> {
        var positions: [CampaignPosition] = []
        for number in numbers where try questions.allSatisfy({ try holds($0, for: number) }) {
            guard let position = try position(of: number) else { continue }
            if let after = page.after, !isOrdered(after, position) { continue }
            positions.append(position)
        }
        positions.sort(by: isOrdered)
        return page.page(Array(positions.prefix(page.fetchCount))) { $0 }
    }

    /// - Returns: `nil` when the campaign is of another stage or division, or not the viewer's to see.
    private func position(of number: Int64) throws -> CampaignPosition? {
        let row = try transaction.first(CampaignListStatements.sortKeys, number, viewer.id, viewer.address) { row in
            (stage: try row[0] as StageKey, division: try row.text(1), updated: try row.int64(2), due: try row.int64(3))
        }
        guard let row, filter.stage.map({ $0 == row.stage }) ?? true,
            filter.division.map({ $0 == row.division }) ?? true
        else { return nil }
        let value =
            switch filter.sort {
            case .key, .keyDescending: number
            case .updatedAt, .updatedAtDescending: row.updated
            case .committedLaunchAt, .committedLaunchAtDescending: row.due
            }
        return CampaignPosition(value: value, number: number)
    }

    private func isOrdered(_ first: CampaignPosition, _ second: CampaignPosition) -> Bool {
        filter.sort.isDescending
            ? (first.value, first.number) > (second.value, second.number)
            : (first.value, first.number) < (second.value, second.number)
    }

    private func walk(
        _ questions: [Question],
        _ page: PageRequest<CampaignPosition>
    ) throws -> Page<CampaignPosition, CampaignPosition> {
        let step = questions.isEmpty ? page.fetchCount : limits.step
        var after = page.after
        var found: [CampaignPosition] = []
        var examined = 0
        while true {
            let rows = try rows(after: after, limit: step)
            for row in rows where try questions.allSatisfy({ try holds($0, for: row.number) }) {
                found.append(row)
                if found.count == page.fetchCount { return page.page(found) { $0 } }
            }
            guard rows.count == step else { return page.page(found) { $0 } }
            after = rows.last
            examined += rows.count
            if examined >= limits.examined { return Page(items: found, next: after) }
        }
    }

    private func rows(after position: CampaignPosition?, limit: Int) throws -> [CampaignPosition] {
        guard let statement = CampaignListStatements.walks[.init(of: filter)] else {
            throw HubError(.internalError, "There is no statement for the filter")
        }
        let arguments = CampaignListStatements.arguments(for: filter, viewer, after: position, limit: limit)
        return try transaction.all(statement, arguments: arguments) { row in
            CampaignPosition(value: try row.int64(1), number: try row.int64(0))
        }
    }
}
