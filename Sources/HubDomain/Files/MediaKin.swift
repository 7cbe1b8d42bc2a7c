/// Which declared types the same bytes may rightly carry.
enum MediaKin {
    static let generic: Set<String> = [
        "application/octet-stream", "binary/octet-stream", "application/binary", "application/x-download",
        "application/force-download", "multipart/form-data",
    ]

    /// Other names of one type.
    private static let aliases: [String: String] = [
        "image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "image/x-png": "image/png",
        "application/x-pdf": "application/pdf", "application/x-zip-compressed": MediaSignature.zip,
        "application/x-zip": MediaSignature.zip, "application/x-gzip": "application/gzip",
        "audio/x-wav": "audio/wav", "audio/wave": "audio/wav", "audio/mp3": "audio/mpeg",
        "video/avi": "video/x-msvideo", "text/rtf": "application/rtf", "image/x-photoshop": "image/vnd.adobe.photoshop",
        "application/x-csv": "text/csv", "text/comma-separated-values": "text/csv", "text/x-csv": "text/csv",
        "application/xml": "text/xml", "application/javascript": "text/javascript",
        "application/x-javascript": "text/javascript", "application/yaml": "text/yaml",
        "application/x-yaml": "text/yaml",
    ]

    /// Text under a name that doesn't begin with `text/`.
    private static let texts: Set<String> = [
        "application/json", "application/ld+json", "application/geo+json", "image/svg+xml", "application/xhtml+xml",
        "application/rss+xml", "application/atom+xml", "application/sql", "message/rfc822",
    ]

    private static let office = "application/vnd.openxmlformats-officedocument."
    private static let zipped: Set<String> = [
        office + "wordprocessingml.document", office + "wordprocessingml.template", office + "spreadsheetml.sheet",
        office + "spreadsheetml.template", office + "presentationml.presentation", office + "presentationml.template",
        office + "presentationml.slideshow", "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.presentation",
        "application/vnd.oasis.opendocument.graphics", "application/epub+zip",
        "application/vnd.ms-excel.sheet.macroenabled.12", "application/vnd.ms-word.document.macroenabled.12",
        "application/vnd.ms-powerpoint.presentation.macroenabled.12",
    ]
    private static let oldOffice: Set<String> = [
        "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
        "application/vnd.ms-outlook", "application/vnd.visio", "application/vnd.ms-project",
    ]
    /// Types whose container is the same as the one that the first name stands for.
    private static let containers: [String: Set<String>] = [
        MediaSignature.zip: zipped,
        MediaSignature.oldOffice: oldOffice,
        "application/rtf": ["application/msword", "text/plain"],
        "video/mp4": ["audio/mp4", "video/quicktime", "video/x-m4v", "image/heic", "image/avif", "image/heif"],
        "audio/mp4": ["video/mp4", "audio/x-m4a"],
        "video/quicktime": ["video/mp4"],
        "image/heic": ["image/heif"],
        "video/webm": ["audio/webm", "video/x-matroska", "audio/x-matroska"],
        "audio/ogg": ["video/ogg", "application/ogg"],
        // PDF is what Illustrator saves.
        "application/pdf": ["application/postscript", "application/illustrator"],
    ]

    /// What everybody else calls the type.
    static func canonical(_ type: String) -> String { aliases[type] ?? type }

    static func isText(_ type: String) -> Bool {
        type.hasPrefix("text/") || texts.contains(type) || type.hasSuffix("+json") || type.hasSuffix("+xml")
    }

    static func isZip(_ type: String) -> Bool { zipped.contains(type) }

    /// Bytes that begin like `found` may well be of the type `declared`.
    static func fits(_ declared: String, _ found: String) -> Bool {
        declared == found || containers[found]?.contains(declared) == true
    }

    /// Bytes of this type are always recognised, so bytes that weren't are of another.
    static func isRecognised(_ type: String) -> Bool {
        recognised.contains(type)
    }

    private static let recognised: Set<String> = {
        // MPEG audio may begin without a tag, and so isn't always recognised.
        let types = Set(MediaSignature.all.map(\.type)).subtracting(["audio/mpeg"])
        return types.union(zipped).union(["application/pdf"])
    }()
}
