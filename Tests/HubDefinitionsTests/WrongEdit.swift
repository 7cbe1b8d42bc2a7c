import HubDefinitions
import Testing

/// One mistake that an editor of the small configuration might make, and what must be said about it.
struct WrongEdit: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let old: String
    let new: String
    /// A text on the line that must be named; `nil` for the line of the mistake.
    let place: String?
    let message: String
    /// The mistake makes other things wrong as well.
    let hasConsequences: Bool

    init(
        _ name: String,
        _ file: String,
        _ old: String,
        _ new: String,
        at place: String? = nil,
        _ message: String,
        hasConsequences: Bool = false
    ) {
        self.name = name
        self.file = file
        self.old = old
        self.new = new
        self.place = place
        self.message = message
        self.hasConsequences = hasConsequences
    }

    var testDescription: String { name }

    /// Makes the mistake and expects the right problem in the right line, and no other unless there must be.
    func check() throws {
        var configuration = try SmallConfiguration()
        var line = try configuration.line(of: old, in: file)
        try configuration.replace(old, with: new, in: file)
        if let place { line = try configuration.line(of: place, in: file) }
        let problems = configuration.problems()
        #expect(problems.contains { $0.file == file && $0.line == line && $0.message.contains(message) }, "\(problems)")
        if !hasConsequences { #expect(problems.count == 1, "\(problems)") }
    }
}
