/// What campaigns of a division are about.
struct Topic: Sendable {
    /// A noun phrase that fits into a title, such as `fibre upgrade`.
    let name: String
    /// A line for readers, 40 characters at most.
    let headline: String
    /// What the reader should know, feel and do.
    let message: String
    /// Part of addresses and file names.
    let slug: String

    init(_ name: String, _ headline: String, _ message: String, _ slug: String) {
        self.name = name
        self.headline = headline
        self.message = message
        self.slug = slug
    }

    var title: String { name.sentenceCase }
}

/// Whom campaigns of a division speak to.
struct Audience: Sendable {
    /// A noun phrase that fits into a title, such as `existing customers`.
    let name: String
    let criteria: String
    let system: String
    let size: ClosedRange<Int>

    init(_ name: String, _ criteria: String, _ system: String, _ size: ClosedRange<Int>) {
        self.name = name
        self.criteria = criteria
        self.system = system
        self.size = size
    }
}

extension String {
    /// The first letter as a capital, the others as they are.
    var sentenceCase: String { prefix(1).uppercased() + dropFirst() }
}
