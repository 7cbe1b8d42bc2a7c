import HTTPTypes

/// Writes response heads (RFC 9112 section 4).
enum ResponseEncoder {
    enum Persistence {
        /// HTTP/1.1 that goes on: nothing to say.
        case implied
        /// HTTP/1.0 that goes on.
        case keepAlive
        case close
    }

    static func head(
        _ response: ServerResponse,
        length: BodyLength,
        persistence: Persistence,
        date: DateText,
        into buffer: ByteBuffer
    ) {
        statusLine(response.status, into: buffer)
        var hasDate = false
        for field in response.fields {
            switch field.name.canonicalName {
            case "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade": continue
            case "date": hasDate = true
            default: break
            }
            buffer.append(field.name.rawName)
            buffer.append(": ")
            field.withUnsafeBytesOfValue { buffer.append($0) }
            buffer.append("\r\n")
        }
        if !hasDate { date.append(to: buffer) }
        switch length {
        case .none, .untilClose:
            break
        case .known(let count):
            buffer.append("Content-Length: ")
            buffer.append(decimal: count)
            buffer.append("\r\n")
        case .chunked:
            buffer.append("Transfer-Encoding: chunked\r\n")
        }
        switch persistence {
        case .implied: break
        case .keepAlive: buffer.append("Connection: keep-alive\r\n")
        case .close: buffer.append("Connection: close\r\n")
        }
        buffer.append("\r\n")
    }

    private static func statusLine(_ status: HTTPResponse.Status, into buffer: ByteBuffer) {
        switch status.code {
        case 200: buffer.append("HTTP/1.1 200 OK\r\n")
        case 201: buffer.append("HTTP/1.1 201 Created\r\n")
        case 204: buffer.append("HTTP/1.1 204 No Content\r\n")
        case 304: buffer.append("HTTP/1.1 304 Not Modified\r\n")
        default:
            buffer.append("HTTP/1.1 ")
            buffer.append(decimal: status.code)
            buffer.append(" ")
            buffer.append(status.reasonPhrase)
            buffer.append("\r\n")
        }
    }
}
