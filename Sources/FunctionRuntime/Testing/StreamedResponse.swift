/// What a streaming handler wrote in a unit test.
public struct StreamedResponse: Sendable, Equatable {
    /// Nil when the handler wrote nothing.
    public var contentType: String?
    /// Of an HTTP response: status, header fields and cookies.
    public var head: StreamedResponseHead?
    /// The pieces in the order in which they were written, without the head.
    public var pieces: [[UInt8]]
    /// `{errorMessage, errorType, stackTrace}` of what the handler threw.
    public var errorJSON: String?

    public var text: String { String(decoding: pieces.joined(), as: UTF8.self) }
}
