import LambdaEvents

extension APIGatewayResponse {
    /// The REST API's form of a reply: text as it is, other bytes in base64.
    init(_ reply: LambdaReply) {
        self.init(
            statusCode: reply.status, headers: reply.headers,
            multiValueHeaders: reply.cookies.isEmpty ? nil : ["set-cookie": reply.cookies], bytes: reply.body)
    }
}
