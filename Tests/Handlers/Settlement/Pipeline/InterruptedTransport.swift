import CurlTransport
import SharedLayer
import Synchronization

/// A way to the table that is cut after so many requests, as a function's process is killed: the last one arrives or does not, and
/// its answer is lost; none arrives after it.
final class InterruptedTransport: HTTPTransport {
    private let inner: HTTPClient
    private let left: Mutex<Int>
    private let lastArrives: Bool

    init(_ inner: HTTPClient, after requests: Int, lastArrives: Bool) {
        self.inner = inner
        left = Mutex(requests)
        self.lastArrives = lastArrives
    }

    func execute(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let left = left.withLock { left in
            left -= 1
            return left
        }
        if left > 0 { return try await inner.execute(request) }
        if left == 0, lastArrives { _ = try await inner.execute(request) }
        throw TransportError(.invalidRequest, "The function was killed.")
    }
}
