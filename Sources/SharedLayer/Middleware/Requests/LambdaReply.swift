/// What a handler answers, before it becomes the gateway's response.
package struct LambdaReply: Sendable, Equatable {
    package var status: Int
    package var headers: [String: String]
    package var body: [UInt8]
    /// Each becomes a `set-cookie` field.
    package var cookies: [String]
    /// The kind of the problem that the body tells of, for metrics and traces: a code, never dynamic text.
    package var problemKind: String?

    package init(
        status: Int = 200, headers: [String: String] = [:], body: [UInt8] = [], cookies: [String] = [],
        problemKind: String? = nil
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.cookies = cookies
        self.problemKind = problemKind
    }

    /// A reply with a JSON document. Throws an `EncodingError` when the value has none.
    package static func json(
        _ value: some Encodable, status: Int = 200, headers: [String: String] = [:]
    ) throws -> LambdaReply {
        var reply = LambdaReply(status: status, headers: headers)
        reply.headers["content-type"] = "application/json"
        reply.body = try JSONValueEncoder().bytes(value)
        return reply
    }
}
