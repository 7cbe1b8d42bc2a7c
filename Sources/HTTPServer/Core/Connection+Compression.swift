import HTTPTypes

extension Connection {
    /// Bodies up to this size are compressed on the core, larger ones on a worker.
    private static let inlineCompression = 32 * 1024

    /// What the answer becomes for this request: 304 when the client has it, compressed when the client takes that.
    /// `nil` when it stays as it is, which costs next to nothing to find out for a small body.
    func prepared(_ response: ServerResponse, for request: ServerRequest) -> Preparation {
        var response = response
        let isCandidate = isCandidate(response)
        if isCandidate { Self.addVary(&response) }
        if case .bytes = response.body, response.status == .ok, Self.isUnchanged(response, request) {
            response = Self.notModified(response)
        }
        if response.status == .notModified { return .ready(remarked(response)) }
        guard isCandidate, ContentCoding.acceptsGzip(request.head.headerFields[.acceptEncoding]) else {
            return .ready(response)
        }
        guard case .bytes(let bytes) = response.body else { return .compressStream(Self.markedCompressed(response)) }
        if bytes.count > Self.inlineCompression { return .compressLater(response, bytes) }
        guard let encoder = core.gzipEncoder(level: context.configuration.compression.level) else {
            return .ready(response)
        }
        return .ready(Self.compressed(response, encoder.whole(bytes)))
    }

    enum Preparation {
        case ready(ServerResponse)
        case compressLater(ServerResponse, [UInt8])
        case compressStream(ServerResponse)
    }

    private func isCandidate(_ response: ServerResponse) -> Bool {
        let policy = context.configuration.compression
        guard policy.isEnabled, response.isCompressible, response.status != .partialContent else { return false }
        switch response.body {
        case .bytes(let bytes): if bytes.count < policy.minimumBytes { return false }
        case .stream(let length, _): if let length, length < policy.minimumBytes { return false }
        case .empty, .file, .events: return false
        }
        let fields = response.fields
        return fields[.contentEncoding] == nil && ContentCoding.isCompressible(fields[.contentType])
    }

    /// RFC 9110 section 13.1: the responder gave a validator and the client's copy still fits it.
    private static func isUnchanged(_ response: ServerResponse, _ request: ServerRequest) -> Bool {
        let conditions = request.head.headerFields
        guard conditions.contains(.ifNoneMatch) || conditions.contains(.ifModifiedSince) else { return false }
        let modified = response.fields[.lastModified].flatMap(HTTPDate.seconds)
        var head = request.head
        head.headerFields[.ifMatch] = nil
        head.headerFields[.ifUnmodifiedSince] = nil
        return Preconditions.evaluate(head, entityTag: response.fields[.eTag], modified: modified) == .notModified
    }

    private static func notModified(_ response: ServerResponse) -> ServerResponse {
        var response = response
        response.status = .notModified
        response.body = .empty
        response.fields[.contentType] = nil
        return response
    }

    /// A 304 names the representation that the client has.
    private func remarked(_ response: ServerResponse) -> ServerResponse {
        guard exchange?.sawMarkedTag == true, let tag = response.fields[.eTag] else { return response }
        var response = response
        response.fields[.eTag] = ContentCoding.marked(tag)
        return response
    }

    private static func addVary(_ response: inout ServerResponse) {
        guard let vary = response.fields[.vary] else {
            response.fields[.vary] = "Accept-Encoding"
            return
        }
        let names = vary.lowercased()
        if names != "*", !names.contains("accept-encoding") { response.fields[.vary] = vary + ", Accept-Encoding" }
    }

    static func compressed(_ response: ServerResponse, _ bytes: [UInt8]) -> ServerResponse {
        var response = markedCompressed(response)
        response.body = .bytes(bytes)
        return response
    }

    private static func markedCompressed(_ response: ServerResponse) -> ServerResponse {
        var response = response
        response.fields[.contentEncoding] = "gzip"
        if let tag = response.fields[.eTag] { response.fields[.eTag] = ContentCoding.marked(tag) }
        return response
    }
}
