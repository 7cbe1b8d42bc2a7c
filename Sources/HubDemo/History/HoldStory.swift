/// Why work stands still now and then, and for how long.
struct HoldStory: Sendable {
    /// Key of the reason.
    let reason: String
    let weight: Double
    /// Minutes of working time.
    let median: Double
    /// Why the commitment moves along, if it does.
    let recommit: String?
    let notes: [String]

    static let all = [
        HoldStory(
            reason: "waiting-on-requester",
            weight: 40,
            median: 900,
            recommit: "requester-input-late",
            notes: [
                "The final picture is missing", "Two versions of the price came in: which one?",
                "Waiting for the new legal line",
            ]
        ),
        HoldStory(
            reason: "waiting-on-approval",
            weight: 24,
            median: 700,
            recommit: "approval-late",
            notes: [
                "Brand hasn't answered on the proof", "The stakeholder is away until Thursday",
                "Legal wants another look",
            ]
        ),
        HoldStory(
            reason: "waiting-on-vendor",
            weight: 14,
            median: 960,
            recommit: "vendor-late",
            notes: [
                "Agency A delivers tomorrow", "Agency B asks for two more days", "The studio is still cutting the film",
            ]
        ),
        HoldStory(
            reason: "platform-incident",
            weight: 8,
            median: 260,
            recommit: nil,
            notes: [
                "INC-20714: sending platform is slow", "INC-20988: sync to the sales system stands",
                "INC-21305: page editor down",
            ]
        ),
        HoldStory(
            reason: "parked-by-requester",
            weight: 11,
            median: 3_800,
            recommit: "requester-changed-scope",
            notes: ["Until the price is decided", "Until after the trade show", "The product launch was moved"]
        ),
        HoldStory(
            reason: "freeze",
            weight: 3,
            median: 1_300,
            recommit: "freeze",
            notes: ["quarter-end", "peak-season"]
        ),
    ]
}
