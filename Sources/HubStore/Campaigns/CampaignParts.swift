import HubDomain
import HubJSON

/// Reads and writes the rows that belong to a campaign.
extension ReadTransaction {
    func lines(of campaign: String) throws -> [ServiceLine] {
        try all(CampaignPartStatements.lines, campaign) { row in
            let position: Int = try row[11]
            let line = ServiceLine(
                id: try row[0],
                service: try row[1],
                serviceVersion: try row[2],
                tier: try row[3],
                proposedTier: try row[4],
                quantity: try row[5],
                locale: try row[6],
                variantOf: try row[7],
                attempt: try row[8],
                answers: try row[9],
                changedAt: try row[10],
                staleness: try row[12],
                price: try (row[13] as PriceName?)?.reference
            )
            return (position, line)
        }
        .sorted { $0.0 < $1.0 }.map(\.1)
    }

    func holds(of campaign: String) throws -> [Hold] {
        try all(CampaignPartStatements.holds, campaign) { row in
            Hold(
                id: try row[0],
                reason: try row[1],
                lines: try NameList(row: row, column: 2).names,
                since: try row[3],
                until: try row[4],
                note: try row[5],
                questions: try questions(in: row, 6),
                endedAt: try row[7]
            )
        }
        .sorted { $0.id.count == $1.id.count ? $0.id < $1.id : $0.id.count < $1.id.count }
    }

    private func questions(in row: SQLRow, _ column: Int) throws -> [Hold.Question] {
        let stored: JSONValue = try row[column]
        return (stored.array ?? []).map {
            Hold.Question(pointer: $0["pointer"]?.string ?? "", text: $0["question"]?.string ?? "")
        }
    }

    func tasks(of campaign: String) throws -> [CampaignTask] {
        try all(CampaignPartStatements.tasks, campaign) { row in
            let position: Int = try row[18]
            let task = CampaignTask(
                id: try row[0],
                line: try row[1],
                template: try row[2],
                finding: try row[3],
                stage: try row[4],
                title: try row[5],
                role: try row[6],
                skill: try row[7],
                minutes: try row[8],
                attempt: try row[9],
                locale: try row[10],
                row: try row[11],
                after: try NameList(row: row, column: 12).names,
                state: try row[13],
                assignee: try row[14],
                startedAt: try row[15],
                finishedAt: try row[16],
                finishedBy: try row[17],
                dueAt: try row[19]
            )
            return (position, task)
        }
        .sorted { $0.0 < $1.0 }.map(\.1)
    }

    func ticks(of campaign: String) throws -> [ChecklistTick] {
        try all(CampaignPartStatements.ticks, campaign) { row in
            ChecklistTick(
                line: try row[0],
                item: try row[1],
                attempt: try row[2],
                result: try row[3],
                evidence: try row[4],
                note: try row[5],
                by: try row[6],
                at: try row[7]
            )
        }
    }

    func findings(of campaign: String) throws -> [Finding] {
        try all(CampaignPartStatements.findings, campaign) { row in
            Finding(
                id: try row[0],
                line: try row[1],
                item: try row[2],
                severity: try row[3],
                cause: try row[4],
                text: try row[5],
                attempt: try row[6],
                by: try row[7],
                at: try row[8],
                resolvedAt: try row[9],
                resolvedBy: try row[10],
                resolution: try row[11]
            )
        }
        .sorted { $0.id.count == $1.id.count ? $0.id < $1.id : $0.id.count < $1.id.count }
    }
}

extension WriteTransaction {
    func put(_ line: ServiceLine, at position: Int, of campaign: String) throws {
        try run(
            CampaignPartStatements.putLine,
            campaign,
            line.id,
            position,
            line.service,
            line.serviceVersion,
            line.tier,
            line.proposedTier,
            line.quantity,
            line.locale,
            line.variantOf,
            line.attempt,
            line.answers,
            line.changedAt,
            line.staleness,
            line.price.map(PriceName.init)
        )
    }

    func put(_ hold: Hold, of campaign: String) throws {
        let questions = JSONValue.array(
            hold.questions.map { ["pointer": .string($0.pointer), "question": .string($0.text)] }
        )
        try run(
            CampaignPartStatements.putHold,
            campaign,
            hold.id,
            hold.reason,
            NameList(hold.lines),
            hold.since,
            hold.until,
            hold.note,
            questions,
            hold.endedAt
        )
    }

    func put(_ task: CampaignTask, at position: Int, of campaign: String) throws {
        try run(
            CampaignPartStatements.putTask,
            campaign,
            task.id,
            position,
            task.line,
            task.template,
            task.finding,
            task.stage,
            task.title,
            task.role,
            task.skill,
            task.minutes,
            task.attempt,
            task.locale,
            task.row,
            NameList(task.after),
            task.state,
            task.assignee,
            task.startedAt,
            task.finishedAt,
            task.finishedBy,
            task.dueAt
        )
    }

    func put(_ tick: ChecklistTick, of campaign: String) throws {
        try run(
            CampaignPartStatements.putTick,
            campaign,
            tick.line,
            tick.item,
            tick.attempt,
            tick.result,
            tick.evidence,
            tick.note,
            tick.by,
            tick.at
        )
    }

    func put(_ finding: Finding, of campaign: String) throws {
        try run(
            CampaignPartStatements.putFinding,
            campaign,
            finding.id,
            finding.line,
            finding.item,
            finding.severity,
            finding.cause,
            finding.text,
            finding.attempt,
            finding.by,
            finding.at,
            finding.resolvedAt,
            finding.resolvedBy,
            finding.resolution
        )
    }
}
