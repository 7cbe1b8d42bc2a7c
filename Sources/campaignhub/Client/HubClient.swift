import Foundation
import FoundationNetworking
import HubJSON

/// Speaks to a hub over HTTP.
struct HubClient {
    let address: URL
    let token: String

    /// A long table takes its time; a hub that says nothing for so long is gone.
    private static let patience = 600.0

    struct Answer {
        let status: Int
        let document: JSONValue
    }

    /// Posts a file.
    /// - Parameter progress: Told of the bytes sent, and how many there are.
    /// - Throws: `unavailable` when the hub can't be reached.
    func post(
        file: URL,
        to path: String,
        query: [String: String],
        mediaType: String,
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> Answer {
        var request = URLRequest(url: target(path, query))
        request.httpMethod = "POST"
        request.timeoutInterval = Self.patience
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        request.setValue(mediaType, forHTTPHeaderField: "Content-Type")
        request.setValue("\"\(UUID().uuidString)\"", forHTTPHeaderField: "Idempotency-Key")
        let session = URLSession(configuration: .ephemeral, delegate: UploadObserver(progress), delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        do {
            let (data, response) = try await session.upload(for: request, fromFile: file)
            guard let response = response as? HTTPURLResponse else {
                throw CommandFailure(.unavailable, "\(address) doesn't speak HTTP")
            }
            return Answer(status: response.statusCode, document: (try? JSONParser.parse(Array(data))) ?? .null)
        } catch let error as URLError {
            throw CommandFailure(.unavailable, "can't reach \(address): \(error.localizedDescription)")
        }
    }

    private func target(_ path: String, _ query: [String: String]) -> URL {
        let items = query.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0.key, value: $0.value) }
        return address.appending(path: path).appending(queryItems: items)
    }
}

/// Follows an upload.
private final class UploadObserver: NSObject, URLSessionTaskDelegate {
    private let progress: @Sendable (Int, Int) -> Void

    init(_ progress: @escaping @Sendable (Int, Int) -> Void) {
        self.progress = progress
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didSendBodyData bytesSent: Int64,
        totalBytesSent: Int64,
        totalBytesExpectedToSend: Int64
    ) {
        progress(Int(totalBytesSent), Int(totalBytesExpectedToSend))
    }
}
