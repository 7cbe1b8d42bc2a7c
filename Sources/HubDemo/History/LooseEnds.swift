import HubDomain
import HubJSON

/// What a requester leaves out of a brief at first, and what the team asks for it.
struct LooseEnds: Sendable {
    let reason: String
    let question: String
    let pointer: String
    /// Members of the brief that come with the answer.
    let brief: JSONObject
    /// Answers of the first line that come with it.
    let answers: JSONObject

    static func pick(from order: Order, _ dice: inout Dice) -> LooseEnds {
        let reason = dice.pick(weighted: reasons)
        let draft = order.draft
        let briefFields: [String] =
            switch reason {
            case "budget-missing": draft.brief["purchaseOrder"] == nil ? ["successTarget"] : ["purchaseOrder"]
            case "approver-missing": ["approvers"]
            case "contradictory-answers": ["measureUntil"]
            default: []
            }
        let lineFields = order.service.looseEnds(reason)
        let place = lineFields.first.map { "/lines/0/answers/\($0)" } ?? briefFields.first.map { "/brief/\($0)" }
        return LooseEnds(
            reason: reason,
            question: dice.pick(questions[reason] ?? ["Could you say more about what you have in mind?"]),
            pointer: place ?? "/brief/keyMessage",
            brief: pick(briefFields, of: draft.brief),
            answers: pick(lineFields, of: draft.lines.first?.answers ?? JSONObject())
        )
    }

    /// The draft without what is still to come.
    func absent(from draft: RequestDraft) -> RequestDraft {
        var draft = draft
        for key in brief.keys { draft.brief.remove(key) }
        guard !draft.lines.isEmpty else { return draft }
        for key in answers.keys { draft.lines[0].answers.remove(key) }
        return draft
    }

    private static func pick(_ keys: [String], of answers: JSONObject) -> JSONObject {
        JSONObject(keys.compactMap { key in answers[key].map { (key: key, value: $0) } })
    }

    private static let reasons: [(String, Double)] = [
        ("copy-not-final", 30), ("approver-missing", 16), ("audience-unclear", 14), ("date-not-feasible", 10),
        ("budget-missing", 10), ("asset-quality", 8), ("contradictory-answers", 7), ("consent-evidence-missing", 5),
    ]

    private static let questions = [
        "copy-not-final": [
            "The copy still has open places. When will the final text be there?",
            "Two of the texts are marked as first versions. Which ones are approved?",
        ],
        "approver-missing": [
            "Who decides for your division? We need one or two names, not a mailing list.",
            "Who signs the proof off, and who stands in when they are away?",
        ],
        "audience-unclear": [
            "Does this include customers who cancelled last month?",
            "The criteria and the expected count don't fit together. Which one is right?",
        ],
        "date-not-feasible": [
            "The date falls into the freeze. Would a week later work for you?",
            "With translation this needs three more days. May we move it to the Tuesday after?",
        ],
        "budget-missing": [
            "Which budget does this go to? The number doesn't exist in the ledger.",
            "We need the order number before we can start.",
        ],
        "asset-quality": [
            "The picture is 640 pixels wide; we need 1,200. Is there an original?",
            "The logo has a white box around it. Please send the one with a transparent background.",
        ],
        "contradictory-answers": [
            "The outcome is measured before the last mail leaves. Which date is meant?"
        ],
        "consent-evidence-missing": [
            "Where can we see the wording that people agreed to?"
        ],
    ]
}
