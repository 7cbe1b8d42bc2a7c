/// How the end of an answer's body is told to the client.
enum BodyLength: Equatable {
    /// 1xx, 204, 304: neither body nor length.
    case none
    case known(Int)
    case chunked
    /// For clients of HTTP/1.0: until the connection ends.
    case untilClose
}
