import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addFiles(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPageInput, Page<FileOutput>>(
                .get,
                "/v1/campaigns/{key}/files",
                id: "listFiles",
                tag: "Files",
                summary: "List a campaign's files",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let page = try input.page.afterNumber
                let found = try await hub.files(of: input.key, for: request.person, page)
                let next = found.next.map { input.page.cursor(after: [.integer($0)]) }
                return Reply(Page(found.items.map(FileOutput.init), next: next))
            }
        )
        catalogue.add(addFile(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, FilePath, FileOutput>(
                .get,
                "/v1/campaigns/{key}/files/{id}",
                id: "showFile",
                tag: "Files",
                summary: "Show what is known of a file",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                Reply(FileOutput(view: try await hub.file(input.file, of: input.key, for: request.person)))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, RemoveFile, NoContent>(
                .delete,
                "/v1/campaigns/{key}/files/{id}",
                id: "removeFile",
                tag: "Files",
                summary: "Remove a file",
                description: """
                    For who uploaded it and for leads. Its bytes go with the last file that has the same ones. A file that \
                    the brief refers to stays.
                    """,
                access: .person,
                success: .noContent,
                failures: [.notFound, .forbidden, .conflict, .storeFull]
            ) { input, request in
                try await hub.removeFile(input.file, of: input.key, reason: input.reason, by: request.person)
                return .done
            }
        )
        catalogue.add(downloadFile(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, ListFileReadings, Page<FileReadingOutput>>(
                .get,
                "/v1/campaigns/{key}/files/{id}/reads",
                id: "listFileReads",
                tag: "Files",
                summary: "Tell who took a file with personal data",
                description: "Oldest first. Files without personal data have no such log.",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let page = try input.page.afterNumber
                let found = try await hub.readings(of: input.file, of: input.key, for: request.person, page)
                let next = found.next.map { input.page.cursor(after: [.integer($0)]) }
                return Reply(Page(found.items.map(FileReadingOutput.init), next: next))
            }
        )
    }

    private static func addFile(_ hub: Hub) -> Endpoint<HubDomain.Caller, AddFile, FileOutput> {
        let limit = hub.files?.sizeLimit ?? FileKeeping.standardSizeLimit
        return Endpoint(
            .post,
            "/v1/campaigns/{key}/files",
            id: "addFile",
            tag: "Files",
            summary: "Add a file",
            description: """
                The body is the file, with its `Content-Type` and its name in `Content-Disposition: attachment; \
                filename*=UTF-8''…` or in the query. Or it is a `multipart/form-data` form with one part `file`, and \
                `name` and `personalData` as further parts. A declared type that the bytes disprove is refused.
                """,
            access: .person,
            bodyLimit: limit + UploadBody.formOverhead,
            success: .created,
            failures: [.notFound, .forbidden, .conflict, .storeFull]
        ) { input, request in
            let upload = try await hub.beginUpload(to: input.key, by: request.person)
            do {
                let details = try await UploadBody(input, request.head).read(into: upload)
                let reply = { @Sendable (view: FileView) in FileOutput(view: view).createdReply }
                return try await hub.addFile(
                    upload,
                    details,
                    by: request.person,
                    repetition: request.repetition(reply, content: try await upload.content(details))
                )
                .reply(reply)
            } catch {
                upload.discard()
                throw error
            }
        }
    }

    private static func downloadFile(_ hub: Hub) -> Endpoint<HubDomain.Caller, FilePath, FileDownload> {
        Endpoint(
            .get,
            "/v1/campaigns/{key}/files/{id}/content",
            id: "downloadFile",
            tag: "Files",
            summary: "Take the bytes of a file",
            description: """
                With byte ranges and an `ETag` of the digest; always as an attachment. Taking a file with personal data is \
                an event.
                """,
            access: .person,
            hasEntityTag: true,
            failures: [.notFound, .storeFull]
        ) { input, request in
            let view = try await hub.file(input.file, of: input.key, for: request.person)
            let tag = FileDownload.entityTag(of: view.file)
            if !view.file.isPurged, request.ifNoneMatch?.contains(tag) == true { return .notModified(tag) }
            let content = try await hub.content(
                of: input.file,
                of: input.key,
                for: request.person,
                isSent: request.head.method != .head
            )
            return Reply(
                FileDownload(content: content),
                entityTag: tag,
                fields: FileDownload.fields(of: content.view.file)
            )
        }
    }
}

struct FilePath: EndpointInput {
    let key: CampaignKey
    let file: FileID

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        file = reader.path("id", .fileID)
    }
}

struct RemoveFile: EndpointInput {
    let key: CampaignKey
    let file: FileID
    let reason: String?

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        file = reader.path("id", .fileID)
        reason = reader.query("reason", .text(1...500), note: "Goes into the event.")
    }
}

struct ListFileReadings: EndpointInput {
    let key: CampaignKey
    let file: FileID
    let page: PageRequest

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        file = reader.path("id", .fileID)
        page = reader.page()
    }
}

struct AddFile: EndpointInput {
    let key: CampaignKey
    let name: String?
    let isPersonalData: Bool?
    let body: RawBody

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        name = reader.query("name", .text(1...1_000), note: "The file's name; goes before the one in the body.")
        isPersonalData = reader.query(
            "personalData",
            .boolean,
            note: "Reading it is logged, and its bytes go some time after the campaign has ended."
        )
        body = reader.rawBody(accepting: ["multipart/form-data", RawBody.anyType])
    }
}

extension ValueKind where Self == MappedKind<TextKind, FileID> {
    /// A file's id in a path.
    static var fileID: Self {
        TextKind.text(.fileID, 2...20).map(
            placeholder: FileID(number: 1),
            detail: "must be the id of a file such as A1"
        ) { FileID($0) }
    }
}

extension TextPattern {
    fileprivate static let fileID = TextPattern("^A[1-9][0-9]{0,18}$", detail: "must be the id of a file such as A1") {
        FileID($0) != nil
    }
}

extension PageRequest {
    /// The page of a list whose position is one number.
    var afterNumber: HubDomain.PageRequest<Int64> {
        get throws(HubError) {
            let number = try after.map { position throws(HubError) in try position.integer(0) }
            return HubDomain.PageRequest(limit: limit, after: number)
        }
    }
}
