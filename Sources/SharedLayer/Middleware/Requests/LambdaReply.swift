/// What a handler answers, before it becomes the gateway's response.
package struct LambdaReply: Sendable, Equatable {
    package var status: Int
    package var headers: [String: String]
    package var body: [UInt8]

    package init(status: Int = 200, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
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
