/// Colours of text on a terminal (ECMA-48, SGR); without colours the text stays as it is.
struct Paint {
    let isOn: Bool

    func bold(_ text: String) -> String { painted(text, "1") }
    /// What goes.
    func red(_ text: String) -> String { painted(text, "31") }
    /// What comes.
    func green(_ text: String) -> String { painted(text, "32") }
    /// What wants attention.
    func yellow(_ text: String) -> String { painted(text, "33") }

    private func painted(_ text: String, _ code: String) -> String {
        isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
