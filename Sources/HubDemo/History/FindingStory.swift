/// What reviewers find, by the item of the checklist.
struct FindingStory: Sendable {
    let text: String
    /// Key of the cause.
    let cause: String

    /// - Parameter item: Id of the item, with its repetition behind a colon.
    static func of(_ item: String) -> FindingStory? {
        stories[String(item.prefix { $0 != ":" })]
    }

    private static let stories = [
        "K-01": FindingStory(text: "The programme's name lacks the division", cause: "build-error"),
        "K-02": FindingStory(text: "The second link opens last year's page", cause: "build-error"),
        "K-03": FindingStory(text: "Tracking parameters are in capitals", cause: "build-error"),
        "K-04": FindingStory(text: "The headline differs from the approved proof", cause: "content-changed"),
        "K-05": FindingStory(text: "Picture licence ends before the campaign does", cause: "brief-wrong"),
        "K-06": FindingStory(text: "The imprint is that of another country", cause: "build-error"),
        "K-07": FindingStory(text: "Contrast of the grey text is 3.1 to 1", cause: "standard-changed"),
        "EN-K1": FindingStory(text: "The count is 34 % below the brief", cause: "brief-wrong"),
        "EN-K3": FindingStory(text: "The hero breaks in dark mode", cause: "platform"),
        "EN-K4": FindingStory(text: "An empty first name leaves a gap", cause: "build-error"),
        "EN-K5": FindingStory(text: "[TEST] is still in the subject", cause: "build-error"),
        "EN-K7": FindingStory(text: "Pictures weigh 2.3 MB together", cause: "build-error"),
        "LP-K1": FindingStory(text: "The test lead arrives without its source", cause: "build-error"),
        "LP-K3": FindingStory(text: "The form can't be reached by keyboard", cause: "build-error"),
        "LP-K4": FindingStory(text: "Largest paint takes 4.1 s on the phone", cause: "vendor"),
        "LP-K5": FindingStory(text: "A tracker fires before consent", cause: "platform"),
        "WB-K1": FindingStory(text: "The calendar file is an hour off after the clock change", cause: "platform"),
        "WB-K3": FindingStory(text: "A late registrant gets the invitation again", cause: "build-error"),
        "NU-K1": FindingStory(text: "One branch has no way out", cause: "build-error"),
        "NU-K5": FindingStory(text: "A mail would leave on Sunday", cause: "build-error"),
        "PS-K1": FindingStory(text: "The daily budget was entered as the lifetime budget", cause: "build-error"),
        "PS-K3": FindingStory(text: "The logo is cut off in the portrait format", cause: "vendor"),
        "EV-K1": FindingStory(text: "The map shows the former venue", cause: "content-changed"),
        "EV-K2": FindingStory(text: "The waiting list doesn't move up", cause: "build-error"),
        "TR-K1": FindingStory(text: "Two prices lost their decimals", cause: "translation"),
        "TR-K2": FindingStory(text: "A product name was translated", cause: "translation"),
        "TR-K4": FindingStory(text: "The button text runs over", cause: "translation"),
        "DL-K1": FindingStory(text: "41 rows are in neither count", cause: "build-error"),
        "DL-K4": FindingStory(text: "Leading zeros of phone numbers are lost", cause: "vendor"),
    ]
}
