/// Makes a label of an id.
enum FieldLabel {
    /// `lifecycleStage` becomes `Lifecycle stage`.
    static func derived(from id: String) -> String {
        var label = ""
        for character in id {
            if label.isEmpty {
                label.append(character.uppercased())
            } else if character == "-" {
                label.append(" ")
            } else if character.isUppercase {
                label.append(" " + character.lowercased())
            } else {
                label.append(character)
            }
        }
        return label
    }
}
