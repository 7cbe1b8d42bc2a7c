/// Short pieces of copy that fit most subjects.
struct Passages: Sendable {
    let headline: String
    let body: String
    let call: String
    let slug: String
    let alt: String

    private init(_ headline: String, _ body: String, _ call: String, _ slug: String, _ alt: String) {
        self.headline = headline
        self.body = body
        self.call = call
        self.slug = slug
        self.alt = alt
    }

    static let all = [
        Passages(
            "How it works",
            "Four steps from the first question to the day it runs.",
            "See the steps",
            "how-it-works",
            "Four numbered steps on a line"
        ),
        Passages(
            "What it costs",
            "One price with everything in it, and what would cost extra.",
            "See the price",
            "price",
            "A price tag with a single figure"
        ),
        Passages(
            "Who uses it already",
            "Three customers tell what they would do differently today.",
            "Read their stories",
            "stories",
            "Portraits of three customers"
        ),
        Passages(
            "Questions we hear most",
            "Short answers to the eight questions of the last month.",
            "Read the answers",
            "questions",
            "Speech bubbles in a row"
        ),
        Passages(
            "Talk to somebody",
            "Call us or choose a time, and the same person calls you back.",
            "Choose a time",
            "contact",
            "A woman on the phone at her desk"
        ),
        Passages(
            "Dates to remember",
            "What happens when, in the order in which it concerns you.",
            "Save the dates",
            "dates",
            "A calendar with three marked days"
        ),
        Passages(
            "Before you start",
            "A checklist of what to have at hand, on one page.",
            "Get the checklist",
            "checklist",
            "A printed list with ticked boxes"
        ),
        Passages(
            "Measured, not promised",
            "Figures of the last two quarters with how they were counted.",
            "See the figures",
            "figures",
            "A bar chart with two bars"
        ),
    ]
}
