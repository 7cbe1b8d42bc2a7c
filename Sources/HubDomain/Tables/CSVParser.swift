/// Reads CSV as it comes, in pieces of any size (RFC 4180).
///
/// Fields are separated by commas; one that holds a comma, a quote or a line break stands in quotes, and a quote within it
/// is doubled. Lines end in CRLF or LF. A byte order mark of UTF-8 at the beginning is passed over, and so are empty lines.
/// What RFC 4180 doesn't allow (a quote within a bare field, text behind a closing quote, a quote that is never closed) is
/// a fault with its place, because guessing would put half a table into the wrong columns.
package struct CSVParser: Sendable {
    package struct Limits: Hashable, Sendable {
        package var recordBytes = 1_048_576
        package var fieldsPerRecord = 1_000

        package init() {}
    }

    private enum State {
        /// At the beginning of a field.
        case start
        case bare
        case quoted
        /// Behind a quote within quotes: the end of the field, or the first of two.
        case quote
        /// Behind a carriage return outside quotes.
        case carriageReturn
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let limits: Limits
    private var state = State.start
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var recordBytes = 0
    /// Where the next byte stands.
    private var line = 1
    private var column = 1
    private var recordLine = 1
    /// Where the field in quotes began.
    private var opening = (line: 1, column: 1)
    private var isQuoted = false
    /// Bytes of a byte order mark at the beginning; `nil` behind it.
    private var markBytes: Int? = 0

    package init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Takes the next bytes.
    /// - Returns: The records that they complete.
    package mutating func read(_ bytes: [UInt8]) throws(CSVFault) -> [CSVRecord] {
        var records: [CSVRecord] = []
        for byte in bytes {
            if let seen = markBytes, try isMark(byte, seen) { continue }
            try take(byte, into: &records)
        }
        return records
    }

    /// Call when there are no more bytes.
    /// - Returns: The last record, if no line break followed it.
    package mutating func finish() throws(CSVFault) -> [CSVRecord] {
        var records: [CSVRecord] = []
        switch state {
        case .quoted:
            throw CSVFault(line: opening.line, column: opening.column, detail: "a quote is opened and never closed")
        case .carriageReturn: throw fault("a carriage return isn't followed by a line feed")
        case .start where fields.isEmpty: break
        case .start, .bare, .quote: try endRecord(into: &records)
        }
        return records
    }

    private mutating func isMark(_ byte: UInt8, _ seen: Int) throws(CSVFault) -> Bool {
        if seen == 0, byte == 0xFF || byte == 0xFE { throw fault("the text is UTF-16; save it as UTF-8") }
        guard byte == Self.mark[seen] else {
            guard seen == 0 else { throw fault("the text is not UTF-8") }
            markBytes = nil
            return false
        }
        markBytes = seen == 2 ? nil : seen + 1
        return true
    }

    private mutating func take(_ byte: UInt8, into records: inout [CSVRecord]) throws(CSVFault) {
        switch (state, byte) {
        case (.carriageReturn, UInt8(ascii: "\n")):
            try endRecord(into: &records)
        case (.carriageReturn, _):
            throw fault("a carriage return isn't followed by a line feed")
        case (.quoted, UInt8(ascii: "\"")):
            state = .quote
        case (.quoted, _):
            try append(byte)
        case (.quote, UInt8(ascii: "\"")):
            try append(byte)
            state = .quoted
        case (_, UInt8(ascii: ",")):
            try endField()
        case (_, UInt8(ascii: "\n")):
            try endRecord(into: &records)
        case (_, UInt8(ascii: "\r")):
            state = .carriageReturn
        case (.quote, _):
            throw fault("text follows a closing quote; a quote within a field is written twice")
        case (.start, UInt8(ascii: "\"")):
            state = .quoted
            isQuoted = true
            opening = (line, column)
        case (.bare, UInt8(ascii: "\"")):
            throw fault(
                "a quote stands within a field without quotes; put the field in quotes and write the quote twice"
            )
        case (.start, _), (.bare, _):
            state = .bare
            try append(byte)
        }
        advance(byte)
    }

    private mutating func append(_ byte: UInt8) throws(CSVFault) {
        guard byte != 0 else { throw fault("there is a NUL character") }
        field.append(byte)
        recordBytes += 1
        guard recordBytes <= limits.recordBytes else {
            throw fault("the record that begins on line \(recordLine) has more than \(limits.recordBytes) bytes")
        }
    }

    private mutating func endField() throws(CSVFault) {
        guard let text = String(validating: field, as: UTF8.self) else {
            throw fault("the field that ends here is not UTF-8")
        }
        guard fields.count < limits.fieldsPerRecord else {
            throw fault("there are more than \(limits.fieldsPerRecord) fields")
        }
        fields.append(text)
        field.removeAll(keepingCapacity: true)
        state = .start
    }

    private mutating func endRecord(into records: inout [CSVRecord]) throws(CSVFault) {
        let isEmptyLine = fields.isEmpty && field.isEmpty && !isQuoted
        try endField()
        if !isEmptyLine { records.append(CSVRecord(line: recordLine, fields: fields)) }
        fields = []
        recordBytes = 0
        isQuoted = false
        recordLine = line + 1
    }

    private mutating func advance(_ byte: UInt8) {
        if byte == UInt8(ascii: "\n") {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            // The further bytes of a character stand where its first one does.
            column += 1
        }
    }

    private func fault(_ detail: String) -> CSVFault { CSVFault(line: line, column: column, detail: detail) }
}
