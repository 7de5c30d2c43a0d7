import LambdaEvents

extension APIGatewayV2Response {
    /// The gateway's form of a reply: text as it is, other bytes in base64.
    init(_ reply: LambdaReply) {
        self.init(
            statusCode: reply.status, headers: reply.headers, bytes: reply.body,
            cookies: reply.cookies.isEmpty ? nil : reply.cookies)
    }
}
