/// A regular file as an answer's body. The server sets `Last-Modified`, `ETag`, `Accept-Ranges` and
/// `Content-Range`, and answers preconditions and single byte ranges; 404 when there is no such regular file.
public struct FileBody: Hashable, Sendable {
    /// A path of the file system. The caller has checked that the client may read it.
    public let path: String

    public init(path: String) {
        self.path = path
    }
}
