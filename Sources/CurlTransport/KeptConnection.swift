/// One plain HTTP server on one kept-alive connection, one exchange after the other, blocking the calling thread: the
/// runtime loop's way to the Runtime API.
///
/// libcurl finds the server and connects; what goes over the connection is written and read here, because an exchange
/// costs libcurl five system calls and half of the time of an invocation, and two are enough. There is no timeout but the one
/// on connecting. A connection that turns out to be dead before the first byte of a response is replaced, once, and the request
/// sent again.
package final class KeptConnection {
    private let origin: String
    private let limits: HTTPRequest.Limits
    private let postFields: [UInt8]
    private let hostField: [UInt8]
    private var reader: ResponseReader<KeptSocket>
    /// The request that is being sent, kept for its storage.
    private var request: [UInt8] = []

    /// - Parameters:
    ///   - origin: `http://host:port`.
    ///   - postHeaderLines: what every POST carries, such as `Content-Type: application/json`.
    package init(origin: String, limits: HTTPRequest.Limits, postHeaderLines: [String]) {
        self.origin = origin
        self.limits = limits
        reader = ResponseReader(.unconnected, bodyBytesMax: limits.responseBodyBytesMax)
        hostField = Array(" HTTP/1.1\r\nHost: \(origin.dropFirst("http://".count))\r\n".utf8)
        var postFields: [UInt8] = []
        for line in postHeaderLines { postFields += "\(line)\r\n".utf8 }
        self.postFields = postFields
    }

    /// The header fields of the response before.
    package var fields: HeaderSection { reader.fields }

    /// Waits for the response to a GET, however long it takes.
    ///
    /// - Throws: `TransportError`: the codes of connecting, `.connectionLost`, `.malformedResponse`,
    ///   `.responseTooLarge`.
    package func get(_ target: RequestTarget) throws(TransportError) -> (status: Int, body: [UInt8]) {
        beginRequest("GET ", target)
        return try exchange([])
    }

    /// Sends `body` and waits for the response.
    ///
    /// - Parameter headerLines: for this request alone, without line breaks.
    package func post(
        _ body: [UInt8], to target: RequestTarget, headerLines: [String] = []
    ) throws(TransportError) -> (status: Int, body: [UInt8]) {
        beginRequest("POST ", target)
        request += postFields
        for line in headerLines {
            request += line.utf8
            request += "\r\n".utf8
        }
        request += "Content-Length: ".utf8
        append(body.count)
        request += "\r\n".utf8
        return try exchange(body)
    }

    private func beginRequest(_ method: StaticString, _ target: RequestTarget) {
        request.removeAll(keepingCapacity: true)
        method.withUTF8Buffer { request += $0 }
        request += target.start.utf8
        request += target.segment.utf8
        request += target.end.utf8
        request += hostField
    }

    private func append(_ number: Int) {
        var divisor = 1
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            request.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    private func exchange(_ body: [UInt8]) throws(TransportError) -> (status: Int, body: [UInt8]) {
        request += "\r\n".utf8
        do throws(TransportError) {
            guard reader.staysOpen else { return try exchangeOnNewConnection(body) }
            do throws(TransportError) {
                return try exchangeOnKeptConnection(body)
            } catch {
                guard error.code == .connectionLost, !reader.hasBegun else { throw error }
                return try exchangeOnNewConnection(body)
            }
        } catch {
            reader.restart(with: .unconnected)
            throw TransportError(error.code, "\(Peer(of: origin)): \(error.message)")
        }
    }

    private func exchangeOnNewConnection(_ body: [UInt8]) throws(TransportError) -> (status: Int, body: [UInt8]) {
        reader.restart(with: try KeptSocket(to: origin, limits: limits))
        return try exchangeOnKeptConnection(body)
    }

    private func exchangeOnKeptConnection(_ body: [UInt8]) throws(TransportError) -> (status: Int, body: [UInt8]) {
        let isSent = try request.withUnsafeBufferPointer { (head) throws(TransportError) in
            try body.withUnsafeBufferPointer { (body) throws(TransportError) in
                try reader.source.write(UnsafeRawBufferPointer(head), UnsafeRawBufferPointer(body))
            }
        }
        let response = try reader.read()
        // The peer still waits for the rest of a request that it has answered: nothing can follow.
        if !isSent { reader.restart(with: .unconnected) }
        return response
    }
}
