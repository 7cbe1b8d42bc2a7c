import Testing

/// One mistake that an editor of the small configuration might make, and what must be said about it.
struct WrongEdit: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let old: String
    let new: String
    /// A text that stands on the line that must be named.
    let place: String
    let message: String

    init(_ name: String, _ file: String, _ old: String, _ new: String, at place: String? = nil, _ message: String) {
        self.name = name
        self.file = file
        self.old = old
        self.new = new
        self.place = place ?? new
        self.message = message
    }

    var testDescription: String { name }

    /// Makes the mistake and expects exactly one problem: the right one in the right line.
    func check() throws {
        var configuration = try SmallConfiguration()
        try configuration.replace(old, with: new, in: file)
        let problems = configuration.problems()
        let line = try configuration.line(of: place, in: file)
        #expect(problems.map(\.file) == [file], "\(problems)")
        #expect(problems.map(\.line) == [line], "\(problems)")
        #expect(problems.first?.message.contains(message) == true, "\(problems)")
    }
}
