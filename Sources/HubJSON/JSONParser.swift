/// Strict RFC 8259 over UTF-8.
///
/// Beyond the grammar it refuses a byte order mark, lone surrogates, the character U+0000, numbers outside the range of
/// a double, and names that appear twice in one object. Two names that differ only in Unicode normalisation count as
/// one, as they do for ``JSONObject``. An integer beyond 64 bits is read as a double.
package enum JSONParser {
    package static func parse(
        _ bytes: [UInt8],
        limits: JSONLimits = .standard
    ) throws(JSONError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) -> JSONValue in
            var scanner = JSONScanner(bytes: buffer, limits: limits)
            do throws(JSONFailure) {
                return try scanner.document()
            } catch {
                throw error.located(in: buffer)
            }
        }
    }

    package static func parse(
        _ text: String,
        limits: JSONLimits = .standard
    ) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8), limits: limits)
    }
}
