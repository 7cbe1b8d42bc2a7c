/// What the bytes of a file are, and whether that agrees with what their sender said.
///
/// Everything is judged by the first bytes. Whoever opens a file goes by its type: so the type kept is that of the bytes,
/// and a declared type that they disprove is a mistake worth telling. A declared type that says nothing, or that the bytes
/// can't disprove, is no contradiction.
package struct MediaJudgement: Hashable, Sendable {
    /// What the bytes are; `application/octet-stream` when nothing tells.
    package let type: String
    /// The declared type can't be true.
    package let isContradiction: Bool

    /// Bytes of a file that are looked at.
    package static let headLength = 4_096
    package static let unknown = "application/octet-stream"

    /// - Parameters:
    ///   - head: The first ``headLength`` bytes, or all of a shorter file.
    ///   - declared: `type/subtype` in lower case, without parameters.
    ///   - name: Tells kinds of text apart.
    package init(head: [UInt8], declared: String?, name: String) {
        let declared = declared.map(MediaKin.canonical).flatMap { MediaKin.generic.contains($0) ? nil : $0 }
        if let found = Self.recognised(head) {
            let fits = declared.map { MediaKin.fits($0, found) } ?? true
            type = fits ? declared ?? found : found
            isContradiction = !fits
        } else if TextSniffer.isText(head) {
            let found = TextSniffer.type(of: head, ending: FileName.ending(of: name))
            // A text that says it is plain may well be more; one that says it is more is believed.
            let told = declared.flatMap { MediaKin.isText($0) && $0 != "text/plain" ? $0 : nil }
            type = told ?? found
            isContradiction = declared.map(MediaKin.isRecognised) ?? false
        } else {
            type = Self.unknown
            isContradiction = declared.map { MediaKin.isText($0) || MediaKin.isRecognised($0) } ?? false
        }
    }

    private static func recognised(_ head: [UInt8]) -> String? {
        guard let found = MediaSignature.all.first(where: { $0.matches(head) })?.type else {
            // A PDF may have up to a kilobyte of anything before it (ISO 32000-1, annex H.3.4.1).
            return contains("%PDF-", in: head.prefix(1_024)) ? "application/pdf" : nil
        }
        return found == MediaSignature.zip ? zipped(head) : found
    }

    /// Looks at the names of the first entries of a ZIP archive.
    private static func zipped(_ head: [UInt8]) -> String {
        // OpenDocument and EPUB keep their type in a first entry that is not compressed.
        if MediaSignature.holds(head, Array("mimetype".utf8), at: 30) {
            let text = head.dropFirst(38).prefix { $0 > 0x20 && $0 < 0x7F && $0 != 0x50 }
            let type = String(decoding: text, as: UTF8.self)
            return MediaKin.isZip(type) ? type : MediaSignature.zip
        }
        let kinds = [
            ("word/", "wordprocessingml.document"), ("xl/", "spreadsheetml.sheet"),
            ("ppt/", "presentationml.presentation"),
        ]
        guard contains("[Content_Types].xml", in: head[...]) || contains("_rels/", in: head[...]) else {
            return MediaSignature.zip
        }
        let kind = kinds.first { contains($0.0, in: head[...]) }
        return kind.map { "application/vnd.openxmlformats-officedocument." + $0.1 } ?? MediaSignature.zip
    }

    private static func contains(_ text: String, in bytes: ArraySlice<UInt8>) -> Bool {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return false }
        return (bytes.startIndex...bytes.endIndex - wanted.count).contains { bytes[$0...].starts(with: wanted) }
    }
}
