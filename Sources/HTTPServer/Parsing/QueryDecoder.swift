/// `application/x-www-form-urlencoded` pairs of a query (WHATWG URL section 5.1), with errors instead of repairs.
enum QueryDecoder {
    static func items(_ query: Bytes) throws(RequestFault) -> [QueryItem] {
        for byte in query
        where !byte.isPathCharacter && byte != 0x2F && byte != 0x3F && byte != 0x25 && !byte.isToleratedInQuery {
            throw .malformed("The query has a character that must be percent-encoded.")
        }
        var items: [QueryItem] = []
        for pair in query.split(separator: 0x26) {
            let pair = Bytes(rebasing: pair)
            let end = pair.firstIndex(of: 0x3D) ?? pair.count
            items.append(
                QueryItem(
                    name: try PercentDecoder.decode(pair.part(0..<end), plusIsSpace: true),
                    value: try PercentDecoder.decode(
                        pair.part(min(end + 1, pair.count)..<pair.count),
                        plusIsSpace: true
                    )
                )
            )
        }
        return items
    }
}
