/// What takes a streamed response.
protocol ResponseSink: Sendable {
    /// Whether the response had not begun before.
    func begin(contentType: String) -> Bool
    func write(_ head: StreamedResponseHead) async throws
    func write(_ bytes: [UInt8]) async throws(ResponseStreamError)
}
