/// Why a request got no response.
package struct TransportError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let fileID: String
    package let line: Int

    package init(_ code: Code, _ message: String, fileID: String = #fileID, line: Int = #line) {
        self.code = code
        self.message = message
        self.fileID = fileID
        self.line = line
    }

    package enum Code: String, Sendable {
        /// The URL, a header or a limit cannot be sent as it is.
        case invalidRequest
        /// A kind of request that this transport does not offer, such as a HEAD request with a body.
        case unsupported
        case nameNotResolved
        case connectionRefused
        case connectTimedOut
        case timedOut
        /// The peer closed or reset the connection before the response was whole.
        case connectionLost
        case tlsFailed
        /// What came was no HTTP response.
        case malformedResponse
        /// The body is over the limit of the request, or the header fields are over those of libcurl.
        case responseTooLarge
        case cancelled
        case outOfResources
        case other
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
