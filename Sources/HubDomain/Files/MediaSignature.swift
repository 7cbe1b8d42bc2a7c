/// How the bytes of a file type begin.
struct MediaSignature: Sendable {
    let type: String
    let offset: Int
    let bytes: [UInt8]
    /// Further bytes that must follow, such as the kind of a RIFF file.
    let second: (offset: Int, bytes: [UInt8])?

    private init(_ type: String, _ bytes: [UInt8], at offset: Int = 0, and second: (Int, String)? = nil) {
        self.type = type
        self.offset = offset
        self.bytes = bytes
        self.second = second.map { (offset: $0.0, bytes: Array($0.1.utf8)) }
    }

    private init(_ type: String, _ text: String, at offset: Int = 0, and second: (Int, String)? = nil) {
        self.init(type, Array(text.utf8), at: offset, and: second)
    }

    func matches(_ head: [UInt8]) -> Bool {
        Self.holds(head, bytes, at: offset) && (second.map { Self.holds(head, $0.bytes, at: $0.offset) } ?? true)
    }

    static func holds(_ head: [UInt8], _ bytes: [UInt8], at offset: Int) -> Bool {
        head.count >= offset + bytes.count && head[offset..<offset + bytes.count].elementsEqual(bytes)
    }

    static let zip = "application/zip"
    static let oldOffice = "application/x-ole-storage"

    /// In the order in which they are tried. Sources: the specification of each format.
    static let all: [MediaSignature] = [
        MediaSignature("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        MediaSignature("image/jpeg", [0xFF, 0xD8, 0xFF]),
        MediaSignature("image/gif", "GIF87a"),
        MediaSignature("image/gif", "GIF89a"),
        MediaSignature("image/webp", "RIFF", and: (8, "WEBP")),
        MediaSignature("audio/wav", "RIFF", and: (8, "WAVE")),
        MediaSignature("video/x-msvideo", "RIFF", and: (8, "AVI ")),
        MediaSignature("image/tiff", [0x49, 0x49, 0x2A, 0x00]),
        MediaSignature("image/tiff", [0x4D, 0x4D, 0x00, 0x2A]),
        MediaSignature("image/avif", "ftypavif", at: 4),
        MediaSignature("image/heic", "ftypheic", at: 4),
        MediaSignature("image/heic", "ftypheix", at: 4),
        MediaSignature("video/quicktime", "ftypqt  ", at: 4),
        MediaSignature("audio/mp4", "ftypM4A ", at: 4),
        MediaSignature("video/mp4", "ftyp", at: 4),
        MediaSignature("video/webm", [0x1A, 0x45, 0xDF, 0xA3]),
        MediaSignature("audio/ogg", "OggS"),
        MediaSignature("audio/flac", "fLaC"),
        MediaSignature("audio/mpeg", "ID3"),
        MediaSignature(zip, [0x50, 0x4B, 0x03, 0x04]),
        MediaSignature(zip, [0x50, 0x4B, 0x05, 0x06]),
        MediaSignature("application/gzip", [0x1F, 0x8B, 0x08]),
        MediaSignature("application/x-7z-compressed", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        MediaSignature(oldOffice, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        MediaSignature("font/woff", "wOFF"),
        MediaSignature("font/woff2", "wOF2"),
        MediaSignature("image/vnd.adobe.photoshop", "8BPS"),
        MediaSignature("application/rtf", "{\\rtf"),
    ]
}
