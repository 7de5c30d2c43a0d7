/// An HTTP request to the service endpoint, read whole: the one form in which every emulated service meets the wire.
package struct ServiceRequest: Sendable {
    package let method: String
    /// Percent-encoded, as sent, without the query.
    package let path: String
    /// Decoded query parameters, in order.
    package let query: [(name: String, value: String)]
    /// By lowercased name; the values of a repeated field are joined by `, `.
    package let headers: [String: String]
    package let body: [UInt8]
    /// Unique to this request; goes into the response's `x-amzn-RequestId` and into every log line about it.
    package let requestID: String

    package init(
        method: String, path: String, query: [(name: String, value: String)] = [], headers: [String: String] = [:],
        body: [UInt8] = [], requestID: String
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.requestID = requestID
    }
}
