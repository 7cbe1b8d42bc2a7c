package import HubJSON

/// What is due when a campaign is cancelled: the hours that were worked, a share of the fixed amounts by how far it has
/// got, and what vendors are owed.
package struct CancellationCharge: Hashable, Sendable {
    package let campaign: CampaignKey
    /// The stage that it was cancelled in.
    package let stage: StageKey
    package let currency: String
    package let lines: [Line]
    /// Unbilled hours of lines that bill them; they are billed by their dates, and stand here for the sum's sake.
    package let hours: Int64
    /// Orders that aren't invoiced yet; they are billed when they are.
    package let vendors: Int64

    /// A share of a fixed amount.
    package struct Line: Hashable, Sendable {
        package let line: String
        /// What it would have been billed.
        package let amount: Int64
        package let percent: Int
        package let charge: Int64

        package init(line: String, amount: Int64, percent: Int) throws(HubError) {
            self.line = line
            self.amount = amount
            self.percent = percent
            charge = try MinorUnits.scale(amount, by: Int64(percent), over: 100)
        }
    }

    package init(
        campaign: CampaignKey,
        stage: StageKey,
        currency: String,
        lines: [Line],
        hours: Int64,
        vendors: Int64
    ) {
        self.campaign = campaign
        self.stage = stage
        self.currency = currency
        self.lines = lines
        self.hours = hours
        self.vendors = vendors
    }

    /// What is charged for the cancelling itself.
    package var charge: Int64 { lines.reduce(0) { $0 + $1.charge } }
    package var total: Int64 { charge + hours + vendors }
}

extension CancellationTerms {
    /// The percentage in a stage. What was never accepted is free; stages of one's own count as the build.
    package func percent(in stage: StageKey, of workflow: WorkflowDefinition, isAccepted: Bool) -> Int {
        guard isAccepted else { return 0 }
        switch stage {
        case .qa: return qa
        case .launch: return launch
        default: return workflow.stage(stage)?.category == .production ? build : 0
        }
    }
}

extension CancellationCharge.Line {
    package var json: JSONValue {
        [
            "line": .string(line), "amount": .integer(amount), "percent": .integer(Int64(percent)),
            "charge": .integer(charge),
        ]
    }

    /// Reads what ``json`` made; `nil` for anything else.
    package init?(json: JSONValue) {
        guard
            let line = json["line"]?.string, let amount = json["amount"]?.integer,
            let percent = json["percent"]?.integer,
            let made = try? Self(line: line, amount: amount, percent: Int(percent))
        else { return nil }
        self = made
    }
}
