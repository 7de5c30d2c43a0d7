/// An HTTP request to the service endpoint, as a rule read whole: the one form in which every emulated service meets the wire.
package struct ServiceRequest: Sendable {
    package let method: String
    /// Percent-encoded, as sent, without the query.
    package let path: String
    /// Decoded query parameters, in order.
    package let query: [(name: String, value: String)]
    /// By lowercased name; the values of a repeated field are joined by `, `.
    package let headers: [String: String]
    package let body: [UInt8]
    /// The body of a request that its service takes in parts; nil where `body` is the whole.
    package let bodyParts: (any RequestBody)?
    /// The parameters of a query-protocol request: the form in the body, or the query of a GET that names an `Action`.
    /// Nil for every other request.
    package let form: [(name: String, value: String)]?
    /// Unique to this request; goes into the response's `x-amzn-RequestId` and into every log line about it.
    package let requestID: String

    package init(
        method: String, path: String, query: [(name: String, value: String)] = [], headers: [String: String] = [:],
        body: [UInt8] = [], bodyParts: (any RequestBody)? = nil, requestID: String
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.bodyParts = bodyParts
        self.requestID = requestID
        form = Self.form(method: method, query: query, headers: headers, body: body)
    }

    private static func form(
        method: String, query: [(name: String, value: String)], headers: [String: String], body: [UInt8]
    ) -> [(name: String, value: String)]? {
        if method == "POST", headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true,
            headers["x-amz-target"] == nil
        {
            return QueryParameters(String(decoding: body, as: UTF8.self)).map { query + $0.pairs }
        }
        return method == "GET" && query.contains { $0.name == "Action" } ? query : nil
    }
}
