import CurlTransport

/// A streamed response on its way to the Runtime API.
struct ResponseUpload: ResponseSink {
    let stream: UploadStream

    func begin(contentType: String) -> Bool {
        stream.begin(["Content-Type: \(contentType)"])
    }

    func write(_ bytes: [UInt8]) async throws(ResponseStreamError) {
        do {
            try await stream.write(bytes)
        } catch {
            throw ResponseStreamError(error.code == .invalidRequest ? .ended : .connectionLost, error.message)
        }
    }
}
