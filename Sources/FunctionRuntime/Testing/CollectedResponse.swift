import Synchronization

/// Keeps a streamed response in memory.
final class CollectedResponse: ResponseSink {
    private let response = Mutex(StreamedResponse(pieces: []))

    func begin(contentType: String) -> Bool {
        response.withLock { response in
            guard response.contentType == nil else { return false }
            response.contentType = contentType
            return true
        }
    }

    func write(_ head: StreamedResponseHead) async throws {
        response.withLock { $0.head = head }
    }

    func write(_ bytes: [UInt8]) async throws(ResponseStreamError) {
        guard !bytes.isEmpty else { return }
        response.withLock { $0.pieces.append(bytes) }
    }

    func response(failedWith errorJSON: String?) -> StreamedResponse {
        response.withLock { response in
            response.errorJSON = errorJSON
            return response
        }
    }
}
