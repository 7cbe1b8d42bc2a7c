import HTTPTypes

extension Connection {
    private static let piece = 128 * 1024

    /// Sends a file, a part of it, or the answer to a precondition.
    func send(_ response: ServerResponse, _ body: FileBody, to request: ServerRequest, _ serial: UInt64) async {
        let file = try? await BlockingWorkers.shared.run { OpenFile(path: body.path) }
        guard serial == self.serial, phase == .handling else { return }
        guard let file = file ?? nil else {
            answerWhole(context.configuration.errorResponse(.notFound, "There is no such file."))
            return
        }
        var response = response
        response.fields[.eTag] = response.fields[.eTag] ?? file.entityTag
        response.fields[.lastModified] = HTTPDate.text(file.modified)
        response.fields[.acceptRanges] = "bytes"
        switch Preconditions.evaluate(request.head, entityTag: response.fields[.eTag], modified: file.modified) {
        case .failed:
            answerWhole(context.configuration.errorResponse(.preconditionFailed, "A precondition does not hold."))
        case .notModified:
            response.status = .notModified
            response.body = .empty
            answerWhole(response)
        case .proceed:
            await send(response, file, ranged: request, serial)
        }
    }

    private func send(_ response: ServerResponse, _ file: OpenFile, ranged: ServerRequest, _ serial: UInt64) async {
        var response = response
        var range = 0..<file.size
        switch Self.range(ranged.head, response, file) {
        case .whole:
            break
        case .part(let part):
            range = part
            response.status = .partialContent
            response.fields[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.size)"
        case .unsatisfiable:
            var refusal = context.configuration.errorResponse(.rangeNotSatisfiable, "The range is not in the file.")
            refusal.fields[.contentRange] = "bytes */\(file.size)"
            answerWhole(refusal)
            return
        }
        await send(response, length: range.count, serial) { writer in
            var offset = range.lowerBound
            while offset < range.upperBound {
                let start = offset
                let count = min(Self.piece, range.upperBound - start)
                let bytes = try await BlockingWorkers.shared.run { try file.read(at: start, count: count) }
                if bytes.isEmpty { throw BodyError.lengthMismatch }
                try await writer.write(bytes)
                offset += bytes.count
            }
        }
    }

    /// `Range` counts for `GET` only, and with `If-Range` only when that names this very file.
    private static func range(_ head: HTTPRequest, _ response: ServerResponse, _ file: OpenFile) -> ByteRange {
        guard head.method == .get, response.status == .ok else { return .whole }
        if let condition = head.headerFields[.ifRange] {
            let isSame = condition == response.fields[.eTag] || HTTPDate.seconds(condition) == file.modified
            if !isSame { return .whole }
        }
        return .parse(head.headerFields[.range], size: file.size)
    }
}
