import HTTPTypes
import HubJSON

/// A successful answer as it is kept for the replay of an idempotent request: status, fields and body bytes.
package struct RecordedReply: Hashable, Sendable {
    let status: HTTPResponse.Status
    let fields: HTTPFields
    let body: [UInt8]

    init(status: HTTPResponse.Status, fields: HTTPFields, body: [UInt8]) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// One line of JSON with status and fields, then the body as it was sent.
    package var encoded: [UInt8] {
        var writer = JSONWriter(reserving: body.count + 128)
        writer.object { writer in
            writer.name("status")
            writer.integer(status.code)
            writer.name("fields")
            writer.array { writer in
                for field in fields {
                    writer.array { writer in
                        writer.string(field.name.rawName)
                        writer.string(field.value)
                    }
                }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")] + body
    }

    /// - Returns: `nil` for bytes that ``encoded`` did not make.
    package init?(decoding bytes: [UInt8]) {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        guard let head = try? JSONParser.parse(Array(bytes[..<end])) else { return nil }
        guard let code = head["status"]?.integer, (100...599).contains(code), let pairs = head["fields"]?.array else {
            return nil
        }
        var fields = HTTPFields()
        for pair in pairs {
            guard let pair = pair.array, pair.count == 2, let name = pair[0].string.flatMap({ HTTPField.Name($0) }),
                let value = pair[1].string
            else { return nil }
            fields.append(HTTPField(name: name, value: value))
        }
        self.init(status: .init(code: Int(code)), fields: fields, body: Array(bytes[(end + 1)...]))
    }
}
