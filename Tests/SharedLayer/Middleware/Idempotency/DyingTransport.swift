import CurlTransport
import SharedLayer
import Synchronization

/// Lets some calls through and then none: to the table, that is an invocation which died.
final class DyingTransport: HTTPTransport {
    private let http: any HTTPTransport
    private let losesLastAnswer: Bool
    private let callsLeft: Mutex<Int>

    /// - Parameter losesLastAnswer: whether the last call is done, but its answer does not come.
    init(_ http: any HTTPTransport, calls: Int, losesLastAnswer: Bool) {
        self.http = http
        self.losesLastAnswer = losesLastAnswer
        callsLeft = Mutex(calls)
    }

    func execute(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let left = callsLeft.withLock { left in
            left -= 1
            return left
        }
        guard left >= 0 else { throw TransportError(.connectionRefused, "dead") }
        let response = try await http.execute(request)
        if left == 0, losesLastAnswer { throw TransportError(.connectionLost, "dying") }
        return response
    }
}
