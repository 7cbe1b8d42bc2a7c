import Foundation
import HubJSON

/// A JSON file that a command is given to read; `-` is standard input.
struct JSONFile {
    private static let sizeLimit = 1_048_576

    let path: String

    /// - Throws: `failed` when it can't be read or isn't JSON, with the place.
    func json() throws -> JSONValue {
        let bytes = try bytes()
        do throws(JSONError) {
            return try JSONParser.parse(bytes)
        } catch {
            throw CommandFailure(.failed, "\(name):\(error.line):\(error.column): \(error.message)")
        }
    }

    private var name: String { path == "-" ? "standard input" : path }

    private func bytes() throws -> [UInt8] {
        let data =
            path == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
        guard let data else { throw CommandFailure(.failed, "can't read \(name)") }
        guard data.count <= Self.sizeLimit else { throw CommandFailure(.failed, "\(name) is larger than 1 MiB") }
        return Array(data)
    }
}
