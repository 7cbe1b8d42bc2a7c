import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// What is known of a file.
struct FileOutput: ObjectOutput {
    let view: FileView
    private var file: CampaignFile { view.file }
    private var href: String { "/v1/campaigns/\(view.campaign)/files/\(file.id)" }

    static let schemaName = "File"

    static let fields: [OutputField<FileOutput>] = [
        .init("id", note: "What an answer to a field of type `file` names: `{\"file\": \"A1\"}`.", example: "A1") {
            $0.file.id.description
        },
        .init("name", note: "Cleaned; `purged` once the bytes of a file with personal data are gone.") { $0.file.name },
        .init("mediaType", note: "What the bytes are.", example: "application/pdf") { $0.file.mediaType },
        .init("declaredType", note: "What the sender called it, if that was something else.") { $0.file.declaredType },
        .init("size", note: "Bytes.") { $0.file.size },
        .init("digest", note: "SHA-256 of the bytes.") { $0.file.digest.description },
        .init("personalData") { $0.file.isPersonalData },
        .init("state", schema: .choice(["available", "purged"])) { $0.file.isPurged ? "purged" : "available" },
        .init("uploadedBy") { PersonNameOutput(person: $0.view.uploadedBy) },
        .init("uploadedAt") { $0.file.uploadedAt },
        .init("purgedAt", note: "When the bytes were deleted.") { $0.file.purgedAt },
        .init("content", note: "The request that gives the bytes; null when they are gone.") { owner in
            owner.file.isPurged ? nil : Satisfy(method: "GET", href: owner.href + "/content")
        },
    ]

    var createdReply: Reply<FileOutput> { Reply(self, location: href) }
}

struct FileReadingOutput: ObjectOutput {
    let reading: FileReading

    static let schemaName = "FileReading"

    static let fields: [OutputField<FileReadingOutput>] = [
        .init("person") { PersonNameOutput(person: $0.reading.person) },
        .init("at") { $0.reading.at },
        .init("requestId") { $0.reading.requestID },
    ]
}

/// The bytes of a file. Never shown in place: whatever they are, a browser saves them.
struct FileDownload: EndpointOutput {
    let content: FileContent

    static var content: OutputContent { .raw("*/*") }
    /// Each file has its own.
    static var mediaType: String? { nil }

    func responseBody() -> ResponseBody { .file(FileBody(path: content.path)) }

    static func entityTag(of file: CampaignFile) -> EntityTag { EntityTag(opaque: "sha256-\(file.digest.hex)") }

    static func fields(of file: CampaignFile) -> HTTPFields {
        var fields: HTTPFields = [
            .contentType: file.mediaType,
            .contentDisposition: ContentDisposition.attachment(file.name),
            .xContentTypeOptions: "nosniff",
            .contentSecurityPolicy: "sandbox; default-src 'none'",
            // The bytes of a digest never change; whether one may have them does.
            .cacheControl: file.isPersonalData ? "no-store" : "private, no-cache",
        ]
        fields[.crossOriginResourcePolicy] = "same-origin"
        return fields
    }
}
