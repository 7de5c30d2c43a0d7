/// An HTTP request to an API, read whole.
package struct GatewayRequest: Sendable {
    package let method: String
    /// Percent-encoded, as sent, without the query.
    package let path: String
    /// As sent, without the question mark.
    package let rawQuery: String
    /// The `Host` field.
    package let host: String
    /// In the order of arrival, without `Host`.
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]
    package let sourceIP: String

    package init(
        method: String, path: String, rawQuery: String = "", host: String = "localhost",
        headers: [(name: String, value: String)] = [], body: [UInt8] = [], sourceIP: String = "127.0.0.1"
    ) {
        self.method = method
        self.path = path
        self.rawQuery = rawQuery
        self.host = host
        self.headers = headers
        self.body = body
        self.sourceIP = sourceIP
    }

    /// The first value under a lowercased name.
    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name }?.value
    }
}
