import CCurl

/// An HTTP client that blocks the calling thread, on one reused easy handle: for threads that only wait.
///
/// It belongs to one thread. The connection to a host stays open between requests.
package final class BlockingClient {
    private var handle: EasyHandle?
    private var blocksBrokenPipeSignal = false

    package init() {}

    /// Sends `request` and waits for its whole response. A status such as 404 or 500 is a response, not an error.
    ///
    /// - Throws: `TransportError`, by the codes of `TransportError.Code`; `.cancelled` never.
    package func execute(_ request: HTTPRequest) throws(TransportError) -> HTTPResponse {
        try request.validate()
        if !blocksBrokenPipeSignal, request.isEncrypted {
            CurlLibrary.blockBrokenPipeSignal()
            blocksBrokenPipeSignal = true
        }
        let handle = try reusedHandle()
        var attempts = ConnectAttempts(request)
        while true {
            let attempt = try attempts.next()
            do {
                return try perform(attempt.request, connectingTo: attempt.address, on: handle)
            } catch {
                guard attempts.isWorthAnother(after: error) else { throw error }
            }
        }
    }

    private func perform(
        _ request: HTTPRequest, connectingTo address: String?, on handle: EasyHandle
    ) throws(TransportError) -> HTTPResponse {
        try handle.prepare(request, connectingTo: address)
        let code = try request.body.withUnsafeBufferPointer { (bytes) throws(TransportError) -> CURLcode in
            if request.sendsBody { try handle.setBody(UnsafeRawBufferPointer(bytes)) }
            return curl_easy_perform(handle.pointer)
        }
        return try handle.response(to: request, endedWith: code)
    }

    private func reusedHandle() throws(TransportError) -> EasyHandle {
        if let handle { return handle }
        let made = try EasyHandle()
        handle = made
        return made
    }
}
