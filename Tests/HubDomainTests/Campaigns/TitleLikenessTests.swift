import HubDomain
import Testing

struct TitleLikenessTests {
    /// Computed by hand from the sets of three-letter pieces: see the arithmetic beside each.
    @Test(arguments: [
        // " ab", "ab " on both sides.
        ("ab", "AB!", 1.0),
        // " ab", "ab " and " ac", "ac ": nothing in common.
        ("ab", "ac", 0.0),
        // " sa", "sal", "ale", "le " and the same with "les", "es ": 3 of 4 and 5.
        ("sale", "sales", 2.0 * 3 / 9),
        // The order of words doesn't count.
        ("spring sale", "Sale, spring", 1.0), ("", "", 0.0), ("x", "x", 0.0),
    ]) func `likeness is twice the common pieces by the sum of both`(_ left: String, _ right: String, _ share: Double) {
        #expect(abs(TitleLikeness(left).compared(with: TitleLikeness(right)) - share) < 1e-12)
        #expect(abs(TitleLikeness(right).compared(with: TitleLikeness(left)) - share) < 1e-12)
    }

    @Test(arguments: [
        ("Spring newsletter: gardens on balconies", "Spring Newsletter – Garden on balcony", true),
        ("Easter newsletter, details to follow", "Newsletter for Easter (details follow)", true),
        ("Spring newsletter: gardens on balconies", "Webinar: five proofs for insurers", false),
        ("Newsletter March", "Webinar series autumn", false),
    ]) func `titles that people take for the same work are alike`(_ left: String, _ right: String, _ isAlike: Bool) {
        let share = TitleLikeness(left).compared(with: TitleLikeness(right))
        #expect((share >= TitleLikeness.threshold) == isAlike, "\(share)")
    }
}
