/// Where a streaming handler writes its response.
///
/// A write returns when its bytes are on their way: a slow caller slows the handler down instead of filling the memory.
/// It may be used from any task while the handler runs, and ends with it.
public struct LambdaResponseWriter: Sendable {
    private static let headContentType = "application/vnd.awslambda.http-integration-response"

    let sink: any ResponseSink

    /// Begins an HTTP response, for callers that come by a function URL or by API Gateway.
    ///
    /// - Throws: `ResponseStreamError`, `.alreadyBegun` after the first write.
    public func begin(_ head: StreamedResponseHead) async throws {
        try begin(contentType: Self.headContentType)
        try await sink.write(head)
    }

    /// Begins a response of bytes with no head. The first write begins one as `application/octet-stream`.
    ///
    /// - Throws: `ResponseStreamError`, `.alreadyBegun` after the first write and `.invalidContentType`.
    public func begin(contentType: String) throws(ResponseStreamError) {
        guard contentType.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
            throw ResponseStreamError(.invalidContentType, "a content type has no control characters")
        }
        guard sink.begin(contentType: contentType) else {
            throw ResponseStreamError(.alreadyBegun, "the response has begun; its head cannot be changed any more")
        }
    }

    /// Sends `bytes`.
    ///
    /// - Throws: `ResponseStreamError`, `.connectionLost` when nobody takes the response any more, `.ended` after the
    ///   handler has returned.
    public func write(_ bytes: [UInt8]) async throws(ResponseStreamError) {
        beginUnlessBegun()
        try await sink.write(bytes)
    }

    /// Sends `text` as UTF-8.
    public func write(_ text: String) async throws(ResponseStreamError) {
        try await write(Array(text.utf8))
    }

    func beginUnlessBegun() {
        _ = sink.begin(contentType: "application/octet-stream")
    }
}
