/// What a reference of a rule stands for.
struct ReferenceShape {
    let kind: ValueKind
    /// Several values: every row, or those that match a filter.
    var isMany = false
    var isPerLocale = false
    /// A table as a whole, the options of a choice or the locales: something that has a count.
    var isCountable = false

    /// One value, as comparisons need it.
    var isSingle: Bool { !isMany && !isPerLocale }
}

/// Why a reference can't be followed.
struct ReferenceProblem: Error {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}
