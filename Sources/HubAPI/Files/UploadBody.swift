import HTTPServer
import HTTPTypes
import HubDomain
import HubOperations

/// The body of an upload in either form: the file itself, or a form that holds it.
struct UploadBody {
    /// What a form may have around its file.
    static let formOverhead = 64 * 1_024
    /// Bytes of a text in a form.
    private static let textLimit = 4_096

    private let input: AddFile
    private let head: HTTPRequest

    init(_ input: AddFile, _ head: HTTPRequest) {
        self.input = input
        self.head = head
    }

    /// Appends the file's bytes to the upload as they come.
    /// - Throws: `too-large`, `malformed`, `invalid`, `store-full`, or a `BodyError`.
    func read(into upload: FileUpload) async throws -> FileUpload.Details {
        input.body.mediaType == "multipart/form-data" ? try await form(into: upload) : try await file(into: upload)
    }

    private func file(into upload: FileUpload) async throws -> FileUpload.Details {
        if let length = input.body.body.declaredLength, length > upload.sizeLimit {
            throw FileUpload.tooLarge(limit: upload.sizeLimit)
        }
        for try await bytes in input.body.body { try await upload.append(bytes) }
        return FileUpload.Details(
            name: try input.name ?? nameInHeader,
            mediaType: input.body.mediaType.isEmpty ? nil : input.body.mediaType,
            isPersonalData: input.isPersonalData ?? false,
            typePointer: "/headers/Content-Type"
        )
    }

    private var nameInHeader: String? {
        get throws {
            guard let field = head.headerFields[.contentDisposition] else { return nil }
            // Field values come as bytes of ISO 8859-1 or UTF-8; a name beyond ASCII belongs into `filename*`.
            guard let list = ParameterList(field) else {
                let detail = "must be such as attachment; filename*=UTF-8''brief.pdf"
                throw HubError.invalid([Issue(pointer: "/headers/Content-Disposition", code: "format", detail: detail)])
            }
            return list.text("filename")
        }
    }

    private func form(into upload: FileUpload) async throws -> FileUpload.Details {
        guard let boundary = input.body.parameters["boundary"], var parser = MultipartParser(boundary: boundary) else {
            throw HubError(.malformed, "The Content-Type names no boundary of the multipart body.")
        }
        var form = UploadForm(textLimit: Self.textLimit)
        for try await bytes in input.body.body {
            var pieces: [[UInt8]] = []
            do {
                try parser.read(bytes) { event in
                    if let piece = try form.take(event) { pieces.append(piece) }
                }
            } catch let fault as MultipartParser.Fault {
                throw HubError(.malformed, fault.detail)
            }
            for piece in pieces { try await upload.append(piece) }
        }
        do {
            try parser.finish()
        } catch {
            throw HubError(.malformed, error.detail)
        }
        return try form.details(input)
    }
}

/// The parts of a form with a file.
struct UploadForm {
    private enum Part {
        case file
        case text(String)
    }

    private let textLimit: Int
    private var part: Part?
    private var text: [UInt8] = []
    private var texts: [String: String] = [:]
    private var fileName: String?
    private var mediaType: String?
    private var hasFile = false
    private var issues: [Issue] = []

    init(textLimit: Int) {
        self.textLimit = textLimit
    }

    /// - Returns: Bytes of the file.
    mutating func take(_ event: MultipartParser.Event) throws -> [UInt8]? {
        switch (event, part) {
        case (.part(let disposition, let type), _):
            begin(disposition, type)
        case (.data(let bytes), .file):
            return bytes
        case (.data(let bytes), .text(let name)):
            text += bytes
            guard text.count <= textLimit else {
                throw HubError.invalid([Issue(pointer: "/\(name)", code: "too-long", detail: "is too long")])
            }
        case (.end, .text(let name)):
            texts[name] = String(decoding: text, as: UTF8.self)
            part = nil
        case (.end, _):
            part = nil
        case (.data, nil): break
        }
        return nil
    }

    private mutating func begin(_ disposition: ParameterList, _ type: String?) {
        let name = disposition.parameters["name"] ?? ""
        text = []
        switch name {
        case "file" where !hasFile:
            hasFile = true
            part = .file
            fileName = disposition.text("filename")
            mediaType = type.flatMap { MediaType($0)?.essence }
        case "name" where texts[name] == nil, "personalData" where texts[name] == nil:
            part = .text(name)
        case "file", "name", "personalData":
            part = nil
            issues.append(Issue(pointer: "/\(name)", code: "duplicate", detail: "is given twice"))
        default:
            part = nil
            issues.append(
                Issue(pointer: "/\(name.shortened)", code: "unknown", detail: "is not a known part of the form")
            )
        }
    }

    /// - Throws: `invalid` with everything that is wrong with the form.
    func details(_ input: AddFile) throws(HubError) -> FileUpload.Details {
        var issues = issues
        if !hasFile { issues.append(Issue(pointer: "/file", code: "required", detail: "is required")) }
        var isPersonalData = input.isPersonalData
        if let text = texts["personalData"] {
            // A ticked box of a web form says "on".
            isPersonalData = isPersonalData ?? ["true": true, "on": true, "false": false][text]
            if isPersonalData == nil {
                issues.append(Issue(pointer: "/personalData", code: "type", detail: "must be true or false"))
            }
        }
        guard issues.isEmpty else { throw HubError.invalid(issues) }
        return FileUpload.Details(
            name: input.name ?? texts["name"] ?? fileName,
            mediaType: mediaType,
            isPersonalData: isPersonalData ?? false,
            typePointer: "/file"
        )
    }
}

extension FileUpload {
    /// What makes a repeated upload the same: the bytes and what is said of them.
    func content(_ details: Details) async throws -> [UInt8] {
        let digest = try await digest()
        return Array("\(digest) \(details.isPersonalData) \(details.mediaType ?? "-") \(details.name ?? "")".utf8)
    }
}
