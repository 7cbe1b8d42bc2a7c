/// Names of files as they are kept and offered for saving.
package enum FileName {
    /// Characters of a name, and bytes of its UTF-8 form: what the common file systems take.
    private static let characterLimit = 200
    private static let byteLimit = 240
    /// Bytes that an ending may have; longer ones are cut like any text.
    private static let endingLimit = 20
    /// Names that Windows takes for devices, whatever their ending.
    private static let devices: Set<String> = {
        let numbered = (1...9).flatMap { ["com\($0)", "lpt\($0)"] }
        return Set(["con", "prn", "aux", "nul"] + numbered)
    }()

    /// The name without path, control characters, marks that turn the direction of writing, and characters that some file
    /// system refuses; cut to a length that every file system takes, the ending kept. `file` when nothing is left.
    package static func cleaned(_ name: String) -> String {
        let last = name.split(omittingEmptySubsequences: true) { $0 == "/" || $0 == "\\" }.last ?? ""
        var kept = String.UnicodeScalarView()
        for scalar in last.unicodeScalars where !isDropped(scalar) {
            kept.append(isRefusedSomewhere(scalar) ? "_" : scalar)
        }
        let trimmed = trim(String(kept)[...])
        guard !trimmed.isEmpty else { return "file" }
        let isDevice = devices.contains(trimmed.prefix { $0 != "." }.lowercased())
        return shortened(isDevice ? "_" + trimmed : String(trimmed))
    }

    /// What follows the last dot, in lower case; empty without one.
    package static func ending(of name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// Controls, line separators, and invisible format marks. The two joiners belong to the writing of several languages.
    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
        case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
        default: false
        }
    }

    private static func isRefusedSomewhere(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", ":", "\"", "|", "?", "*": true
        default: false
        }
    }

    /// Without blanks around, hiding dots before and dots behind.
    private static func trim(_ name: Substring) -> Substring {
        var name = name
        while let first = name.first, first.isWhitespace || first == "." { name.removeFirst() }
        while let last = name.last, last.isWhitespace || last == "." { name.removeLast() }
        return name
    }

    private static func shortened(_ name: String) -> String {
        guard name.utf8.count > byteLimit || name.count > characterLimit else { return name }
        let ending = name.lastIndex(of: ".").map { name[$0...] } ?? ""
        let kept = ending.utf8.count <= endingLimit ? ending : ""
        var base = name.dropLast(kept.count).prefix(characterLimit - kept.count)
        while base.utf8.count + kept.utf8.count > byteLimit { base.removeLast() }
        // One character can be as long as it likes.
        return base.isEmpty ? "file\(kept)" : String(base + kept)
    }
}
