import HubDomain
import Testing

struct MediaJudgementTests {
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    private static let pdf = Array("%PDF-1.7\n%\u{E2}\n1 0 obj".utf8)
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8)
    private static let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    private static func zip(_ entry: String, _ more: String = "") -> [UInt8] {
        [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 16) + [UInt8(entry.utf8.count), 0, 0, 0]
            + Array(entry.utf8) + Array(more.utf8)
    }

    private static func media(_ brand: String) -> [UInt8] {
        [0, 0, 0, 32] + Array("ftyp\(brand)".utf8) + [0, 0, 2, 0]
    }

    private static func riff(_ kind: String) -> [UInt8] { Array("RIFF".utf8) + [1, 2, 3, 4] + Array(kind.utf8) }

    @Test func `bytes are known by how they begin`() {
        let cases: [([UInt8], String)] = [
            (Self.png, "image/png"), (Self.jpeg, "image/jpeg"), (Array("GIF89a..".utf8), "image/gif"),
            (Self.pdf, "application/pdf"), ([0, 1, 2] + Self.pdf, "application/pdf"),
            (Self.riff("WEBP"), "image/webp"), (Self.riff("WAVE"), "audio/wav"),
            (Self.media("isom"), "video/mp4"), (Self.media("qt  "), "video/quicktime"),
            (Self.media("avif"), "image/avif"),
            (Self.zip("a.txt"), "application/zip"),
            (Self.zip("[Content_Types].xml", "....PK..xl/workbook.xml"), Self.sheet),
            (
                Self.zip("mimetype", "application/vnd.oasis.opendocument.textPK"),
                "application/vnd.oasis.opendocument.text"
            ),
            ([0x1F, 0x8B, 8, 0], "application/gzip"), (Array("{\\rtf1".utf8), "application/rtf"),
            (Array("a,b\n1,2\n".utf8), "text/plain"), (Array("<!DOCTYPE html><p>".utf8), "text/html"),
            (Array("\u{FEFF}  <html>".utf8), "text/html"), (Array("<svg xmlns=''>".utf8), "image/svg+xml"),
            ([0x47, 0x72, 0xFC, 0xDF, 0x65], "text/plain"), ([0xFF, 0xFE, 0x41, 0], "text/plain"),
            ([0, 1, 2, 3, 0xFE], "application/octet-stream"),
        ]
        for (head, type) in cases {
            let judgement = MediaJudgement(head: head, declared: nil, name: "x")
            #expect(judgement.type == type)
            #expect(!judgement.isContradiction)
        }
    }

    @Test func `a declared type is believed when the bytes don't disprove it`() {
        let cases: [([UInt8], String, String, String)] = [
            (Self.png, "image/png", "a.png", "image/png"),
            (Self.png, "application/octet-stream", "a.png", "image/png"),
            (Self.jpeg, "image/jpg", "a.jpg", "image/jpeg"),
            (Self.zip("word/x"), Self.sheet, "a.xlsx", Self.sheet),
            (Self.media("isom"), "audio/mp4", "a.m4a", "audio/mp4"),
            (Array("a,b\n".utf8), "text/csv", "a.csv", "text/csv"),
            (Array("a,b\n".utf8), "application/vnd.ms-excel", "a.csv", "text/csv"),
            (Array("a,b\n".utf8), "text/plain", "a.csv", "text/csv"),
            (Array("<p>".utf8), "text/html", "a", "text/html"),
            (Array("{}".utf8), "application/json", "a", "application/json"),
            (Array("{\\rtf1".utf8), "application/msword", "a.doc", "application/msword"),
            ([0, 1, 2, 0xFE], "application/x-indesign", "a.indd", "application/octet-stream"),
        ]
        for (head, declared, name, type) in cases {
            let judgement = MediaJudgement(head: head, declared: declared, name: name)
            #expect(judgement.type == type, "\(declared)")
            #expect(!judgement.isContradiction, "\(declared)")
        }
    }

    @Test func `a declared type that the bytes disprove is told`() {
        let cases: [([UInt8], String)] = [
            (Self.pdf, "image/png"), (Self.png, "application/pdf"), (Self.png, "text/csv"),
            (Array("a,b\n".utf8), "application/pdf"), (Array("hello".utf8), "image/png"),
            ([0, 1, 2, 0xFE], "image/png"), ([0, 1, 2, 0xFE], "text/plain"), (Self.zip("a"), "image/jpeg"),
            (Array("MZ\u{0}\u{1}".utf8), "application/pdf"), (Self.png, Self.sheet),
        ]
        for (head, declared) in cases {
            #expect(MediaJudgement(head: head, declared: declared, name: "x").isContradiction, "\(declared)")
        }
    }

    @Test func `no bytes and few bytes are judged without harm`() {
        for count in 0..<20 {
            for source in [Self.png, Self.pdf, Self.zip("mimetype"), Self.media("isom"), Self.riff("WEBP")] {
                _ = MediaJudgement(head: Array(source.prefix(count)), declared: "image/png", name: "")
            }
        }
    }
}
