package import HubDomain

extension Campaign {
    /// Reads the campaign's own row; its parts are read apart.
    init(row: SQLRow) throws {
        let division: String = try row[8]
        self.init(
            id: try row[0],
            key: try row[1],
            revision: try row[2],
            version: try row[3],
            title: try row[4],
            stage: try row[5],
            stageEnteredAt: try row[6],
            priority: try row[7],
            division: division,
            requester: try row[9],
            requestedFor: try row[10],
            requestedLaunchAt: try row[11],
            committedLaunchAt: try row[12],
            originalCommittedLaunchAt: try row[13],
            plannedStartAt: try row[14],
            scheduledLaunchAt: try row[15],
            launchedAt: try row[16],
            brief: try row[17],
            lines: [],
            builders: try NameList(row: row, column: 18).names,
            pins: Pins(
                workflow: DefinitionReference(kind: .workflow, key: try row[19], version: try row[20]),
                brief: DefinitionReference(kind: .brief, key: try row[21], version: try row[22]),
                division: DefinitionReference(kind: .division, key: division, version: try row[23]),
                calendar: DefinitionReference(kind: .calendar, key: try row[24], version: try row[25])
            ),
            createdAt: try row[26],
            submittedAt: try row[27],
            acceptedAt: try row[28],
            buildStartedAt: try row[29],
            updatedAt: try row[30],
            returns: try row[31],
            isImported: try row[32],
            watchers: try NameList(row: row, column: 39).names,
            links: try LinkList(row: row, column: 40).links
        )
        team = try row[35]
        pins.policies = try VersionList(row: row, column: 36).versions
        queueAt = try row[37]
    }
}

extension ChainHead {
    /// Reads the head that is kept beside the campaign, so that appending to its chain needs no look-up.
    init(campaignRow row: SQLRow, column: Int) throws {
        self.init(streamSeq: try row[column], hash: try row[column + 1])
    }
}

/// A campaign with what storing it again takes.
package struct StoredCampaign: Sendable {
    package let campaign: Campaign
    package let chain: ChainHead

    package init(campaign: Campaign, chain: ChainHead) {
        self.campaign = campaign
        self.chain = chain
    }
}
