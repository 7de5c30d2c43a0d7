import CCurl

/// One server on one kept-alive connection, one exchange after the other, blocking the calling thread: the runtime
/// loop's way to the Runtime API.
///
/// It is `BlockingClient` without its generality: libcurl's options are set once, and an exchange changes no more than
/// its URL, body and header lines. The only timeout is the one on connecting. A connection that turns out to be dead before
/// the first byte of a response is replaced, once, by libcurl itself.
package final class KeptConnection {
    /// What libcurl asks the socket for at a time, in bytes: enough that large bodies take few calls, and small enough to
    /// come from malloc's heap.
    private static let receiveBufferBytes = 96 << 10

    private let easy: EasyHandle
    private let limits: HTTPRequest.Limits
    private let getLines: CurlList
    private let postLines: CurlList

    /// - Parameter postHeaderLines: what every POST carries, such as `Content-Type: application/json`.
    package init(limits: HTTPRequest.Limits, postHeaderLines: [String]) throws(TransportError) {
        self.limits = limits
        // Fields that libcurl would add by itself.
        getLines = try CurlList(["Accept:"])
        postLines = try CurlList(["Accept:", "Expect:"] + postHeaderLines)
        easy = try EasyHandle()
        try easy.setUp()
        try easy.set(CURLOPT_PROXY, "")
        try easy.set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectTimeoutMilliseconds)
        try easy.set(CURLOPT_BUFFERSIZE, Self.receiveBufferBytes)
    }

    /// The header fields of the response before.
    package var head: HeaderSection { easy.received.head }

    /// The body of the response before, once.
    package func takeBody() -> [UInt8] { easy.received.body.take() }

    /// Waits for the response to a GET, however long it takes, and gives back its status.
    ///
    /// - Throws: `TransportError`, as `BlockingClient.execute`.
    package func get(_ url: String) throws(TransportError) -> Int {
        try easy.set(CURLOPT_HTTPGET, 1)
        try easy.setList(CURLOPT_HTTPHEADER, getLines)
        return try perform(url)
    }

    /// Sends `body` and gives back the status of the response.
    ///
    /// - Parameter headerLines: for this request alone.
    package func post(
        _ body: [UInt8], to url: String, headerLines: [String] = []
    ) throws(TransportError) -> Int {
        let lines = headerLines.isEmpty ? postLines : try postLines.appending(headerLines)
        try easy.setList(CURLOPT_HTTPHEADER, lines)
        return try withExtendedLifetime(lines) { () throws(TransportError) in
            try body.withUnsafeBufferPointer { (bytes) throws(TransportError) in
                try easy.setBody(UnsafeRawBufferPointer(bytes))
                return try perform(url)
            }
        }
    }

    private func perform(_ url: String) throws(TransportError) -> Int {
        try easy.set(CURLOPT_URL, url)
        easy.beginTransfer(responseBodyBytesMax: limits.responseBodyBytesMax)
        let code = curl_easy_perform(easy.pointer)
        guard code == CURLE_OK else { throw easy.failure(of: url, limits, code) }
        return try easy.status(from: url)
    }
}
