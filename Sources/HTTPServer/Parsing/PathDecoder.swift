/// Splits a path at its slashes, decodes each segment once and then resolves dot segments (RFC 3986 section 5.2.4),
/// whether or not the dots were encoded.
enum PathDecoder {
    static func segments(_ path: Bytes) throws(RequestFault) -> [String] {
        var segments: [String] = []
        var start = 1
        while start <= path.count {
            var end = start
            var isPlain = true
            while end < path.count, path[end] != 0x2F {
                let byte = path[end]
                if byte == 0x25 {
                    isPlain = false
                } else if !byte.isPathCharacter, !byte.isToleratedInPath {
                    throw .malformed("The path has a character that must be percent-encoded.")
                }
                end += 1
            }
            let raw = path.part(start..<end)
            let segment = isPlain ? raw.text : try PercentDecoder.decode(raw, plusIsSpace: false)
            append(segment, isLast: end == path.count, to: &segments)
            start = end + 1
        }
        return segments == [""] ? [] : segments
    }

    private static func append(_ segment: String, isLast: Bool, to segments: inout [String]) {
        switch segment {
        case ".":
            if isLast { segments.append("") }
        case "..":
            if !segments.isEmpty { segments.removeLast() }
            if isLast { segments.append("") }
        default:
            segments.append(segment)
        }
    }
}
