import CurlTransport
import POSIXProcess

/// An extension inside the runtime's own process, registered for no events.
///
/// It is there for one effect: Lambda sends SIGTERM to the runtime, and gives it time, only in environments with an
/// extension. The runtime has up to 500 ms then, 300 ms beside external extensions.
///
/// Source: Lambda developer guide, "Using the Lambda Extensions API to create extensions", shutdown phase.
package enum InternalExtension {
    /// Registers it, which must happen before the runtime asks for its first invocation, and leaves it waiting for good
    /// on a thread of its own: Lambda's init phase lasts until every extension has asked for an event.
    ///
    /// - Parameter name: anything but the file name of an external extension.
    /// - Parameter onEnd: told, on that thread, when Lambda's API has ended the wait. That is no reason to end the process.
    /// - Throws: `LambdaAPIError` with any code.
    package static func register(
        _ name: String, at address: RuntimeAPIAddress, onEnd: @escaping @Sendable (LambdaAPIError) -> Void
    ) throws(LambdaAPIError) {
        let requests = ExtensionRequests(to: address)
        let response = try send(requests.register(name, for: []), BlockingClient())
        guard let identifier = response.headers[ExtensionRequests.identifierField], !identifier.isEmpty else {
            throw LambdaAPIError(
                .malformedResponse, "the registration came without \(ExtensionRequests.identifierField)")
        }
        do throws(ProcessError) {
            try OwnThread.start { onEnd(waitForEvents(requests.next(identifier))) }
        } catch {
            throw LambdaAPIError(.outOfResources, "the internal extension cannot wait for events", cause: error)
        }
    }

    /// - Returns: why it ended. Nothing is registered for, so no event is expected; one that comes all the same is let go.
    private static func waitForEvents(_ next: HTTPRequest) -> LambdaAPIError {
        let client = BlockingClient()
        do throws(LambdaAPIError) {
            while true { _ = try send(next, client) }
        } catch {
            return error
        }
    }

    private static func send(_ request: HTTPRequest, _ client: BlockingClient) throws(LambdaAPIError) -> HTTPResponse {
        let response: HTTPResponse
        do throws(TransportError) {
            response = try client.execute(request)
        } catch {
            throw LambdaAPIError(.unreachable, "Lambda does not answer to the internal extension", cause: error)
        }
        guard response.status == 200 else {
            throw LambdaAPIError(
                response.status >= 500 ? .failed : .refused,
                "Lambda answered \(response.status) to the internal extension: \(String(decoding: response.body, as: UTF8.self))"
            )
        }
        return response
    }
}
