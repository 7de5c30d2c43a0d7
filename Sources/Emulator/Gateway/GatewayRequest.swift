/// An HTTP request as it reaches an API, read whole; the server in front of the gateway makes it.
package struct GatewayRequest: Sendable {
    package var method: String
    /// Percent-encoded, as sent, without the query.
    package var path: String
    /// What stands behind the `?`, as sent; empty without one.
    package var query: String
    /// In the order in which they came, repeated ones included.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    package var sourceIP: String
    /// Such as `HTTP/1.1`.
    package var httpVersion: String

    package init(
        method: String, path: String, query: String = "", headers: [(name: String, value: String)] = [],
        body: [UInt8] = [], sourceIP: String = "127.0.0.1", httpVersion: String = "HTTP/1.1"
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.sourceIP = sourceIP
        self.httpVersion = httpVersion
    }

    /// The first value of a header, whatever its case.
    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name }?.value
    }
}
