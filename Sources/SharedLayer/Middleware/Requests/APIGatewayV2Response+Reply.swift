import FoundationEssentials
import LambdaEvents

extension APIGatewayV2Response {
    /// The gateway's form of a reply: text as it is, other bytes in base64.
    init(_ reply: LambdaReply) {
        if let text = String(validating: reply.body, as: UTF8.self) {
            self.init(statusCode: reply.status, headers: reply.headers, body: text, isBase64Encoded: false)
        } else {
            self.init(
                statusCode: reply.status, headers: reply.headers, body: Data(reply.body).base64EncodedString(),
                isBase64Encoded: true)
        }
    }
}
