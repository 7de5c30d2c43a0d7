/// Why a request is refused; the connection is closed then.
enum InboundRefusal: Int, Error, Sendable {
    case malformed = 400
    /// A body without `Content-Length`. RFC 9112 section 6.3 leaves that to the server; Lambda always sends one.
    case lengthRequired = 411
    case bodyTooLarge = 413
    case headTooLarge = 431
}
