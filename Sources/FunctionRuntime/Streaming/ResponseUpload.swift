import CurlTransport

/// A streamed response on its way to the Runtime API.
struct ResponseUpload: ResponseSink {
    /// Between the head of an HTTP response and its body.
    ///
    /// Source: Lambda developer guide, "Response streaming for custom runtimes", HTTP integration responses.
    private static let separator = [UInt8](repeating: 0, count: 8)

    let stream: UploadStream

    func begin(contentType: String) -> Bool {
        stream.begin(["Content-Type: \(contentType)"])
    }

    func write(_ head: StreamedResponseHead) async throws {
        try await write(EventJSON.encode(head) + Self.separator)
    }

    func write(_ bytes: [UInt8]) async throws(ResponseStreamError) {
        do {
            try await stream.write(bytes)
        } catch {
            throw ResponseStreamError(error.code == .invalidRequest ? .ended : .connectionLost, error.message)
        }
    }
}
