import HTTPServer
import HTTPTypes
import HubJSON

extension Reply {
    func response(
        to request: ServerRequest,
        ifNoneMatch: EntityTagList?,
        _ success: HTTPResponse.Status
    ) -> ServerResponse {
        switch content {
        case .recorded(let recorded): return Self.replayed(recorded)
        case .notModified: return ServerResponse(status: .notModified, fields: commonFields)
        case .output(let output):
            if let entityTag, ifNoneMatch?.contains(entityTag) == true {
                return ServerResponse(status: .notModified, fields: commonFields)
            }
            var fields = contentFields(output)
            if let next = output.nextCursor {
                fields.append(HTTPField(name: .link, value: NextLink.value(request.target, cursor: next)))
            }
            return ServerResponse(status: status ?? success, fields: fields, body: output.responseBody())
        }
    }

    func recorded(success: HTTPResponse.Status) -> RecordedReply {
        guard case .output(let output) = content, case .bytes(let body) = output.responseBody() else {
            return RecordedReply(status: status ?? success, fields: commonFields, body: [])
        }
        return RecordedReply(status: status ?? success, fields: contentFields(output), body: body)
    }

    private static func replayed(_ recorded: RecordedReply) -> ServerResponse {
        var fields = recorded.fields
        fields[.idempotencyReplayed] = "true"
        let body: ResponseBody = recorded.body.isEmpty ? .empty : .bytes(recorded.body)
        return ServerResponse(status: recorded.status, fields: fields, body: body)
    }

    private func contentFields(_ output: Output) -> HTTPFields {
        var fields = commonFields
        if let type = output.chosenMediaType { fields.append(HTTPField(name: .contentType, value: type)) }
        return fields
    }

    private var commonFields: HTTPFields {
        var fields = fields
        if let entityTag { fields.append(HTTPField(name: .eTag, value: entityTag.description)) }
        if let location { fields.append(HTTPField(name: .location, value: location)) }
        return fields
    }
}

/// The `Link` field (RFC 8288) that leads to the next page.
private enum NextLink {
    static func value(_ target: RequestTarget, cursor: String) -> String {
        var items = target.query.filter { $0.name != "cursor" }
        items.append(QueryItem(name: "cursor", value: cursor))
        let query = items.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
        return "<\(target.rawPath)?\(query)>; rel=\"next\""
    }

    /// Percent-encodes all but the unreserved characters of RFC 3986.
    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
