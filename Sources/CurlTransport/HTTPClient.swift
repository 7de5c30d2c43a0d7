/// An HTTP client for async code: any number of requests at once on one event-loop thread of its own.
///
/// The thread starts with the first request and ends with `shutdown` or with the last reference to the client.
/// Connections stay open between requests, to be reused.
package final class HTTPClient: Sendable {
    private let loop = EventLoop()

    package init() {}

    deinit {
        loop.stop()
    }

    /// Sends `request` and waits for its whole response. A status such as 404 or 500 is a response, not an error.
    ///
    /// - Throws: `TransportError`, by the codes of `TransportError.Code`; `.cancelled` when the task is cancelled or
    ///   the client is shut down.
    package func execute(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        try request.validate()
        guard !Task.isCancelled else {
            throw TransportError(.cancelled, "the request to \(Peer(of: request)) was cancelled before it was sent")
        }
        var attempts = ConnectAttempts(request)
        while true {
            let attempt = try attempts.next()
            switch await outcome(of: attempt.request, connectingTo: attempt.address) {
            case .success(let response): return response
            case .failure(let error) where attempts.isWorthAnother(after: error): continue
            case .failure(let error): throw error
            }
        }
    }

    /// Ends the client for good: requests in hand and later ones fail with `.cancelled`. Returns when the thread has
    /// ended.
    package func shutdown() {
        loop.stop()
    }

    private func outcome(of request: HTTPRequest, connectingTo address: String?) async -> Transfer.Outcome {
        let id = loop.makeID()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { completion in
                loop.send(.start(id, request, connectingTo: address, completion))
                // A cancellation just before the start told the loop of an id that it did not know yet.
                if Task.isCancelled { loop.send(.cancel(id)) }
            }
        } onCancel: {
            loop.send(.cancel(id))
        }
    }
}
