import HubDomain
import HubJSON
import Logging

/// One line of the log. Values that would break the line or pass for something else are quoted, so that nothing a
/// client sends can forge a line.
struct LogLine {
    let at: Instant
    let level: Logger.Level
    let logger: String
    let message: String
    let metadata: [(key: String, value: String)]

    /// `2026-11-21T21:34:05.123Z warning message key=value`.
    var text: String {
        let fields = metadata.map { " \($0.key)=\(Self.quoted($0.value))" }.joined()
        return "\(at.rfc3339) \(level.rawValue) \(Self.singleLine(message))\(fields)\n"
    }

    /// The same as one JSON object.
    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("at", at.rfc3339)
            writer.member("level", level.rawValue)
            writer.member("logger", logger)
            writer.member("message", message)
            for field in metadata { writer.member(field.key, field.value) }
        }
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }

    private static func quoted(_ value: String) -> String {
        let isWord = !value.isEmpty && value.unicodeScalars.allSatisfy { $0 != " " && isPlain($0) }
        return isWord ? value : JSONValue.string(value).text()
    }

    private static func singleLine(_ message: String) -> String {
        message.unicodeScalars.allSatisfy { $0 == " " || isPlain($0) } ? message : JSONValue.string(message).text()
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\"" || scalar == "=" || scalar == "\\" { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: return false
        default: return true
        }
    }
}
