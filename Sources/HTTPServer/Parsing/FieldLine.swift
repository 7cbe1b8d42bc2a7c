import HTTPTypes

/// `field-name ":" OWS field-value OWS` (RFC 9112 section 5): no space before the colon, no line folding, no control
/// characters.
struct FieldLine {
    let name: Bytes
    let value: Bytes

    /// `line` must not be empty and has no line end. The result borrows from it.
    init(_ line: Bytes) throws(RequestFault) {
        if line[0].isBlank { throw .malformed("A header field is folded or starts with a space.") }
        var colon = 0
        while colon < line.count, line[colon].isToken { colon += 1 }
        guard colon > 0, colon < line.count, line[colon] == 0x3A else {
            throw .malformed("A header field is not a name, a colon and a value.")
        }
        for index in colon + 1..<line.count where !line[index].isFieldContent {
            throw .malformed("A header field has a control character in its value.")
        }
        name = line.part(0..<colon)
        value = line.part(colon + 1..<line.count).trimmed()
    }

    func parsedName() throws(RequestFault) -> HTTPField.Name {
        if let known = KnownFields.shared.name(name) { return known }
        guard let other = HTTPField.Name(name.text) else { throw .malformed("A header field has no valid name.") }
        return other
    }
}
