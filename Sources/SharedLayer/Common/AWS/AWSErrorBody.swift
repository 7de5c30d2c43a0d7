import CurlTransport

/// The body of an error in AWS JSON.
///
/// Source: Smithy, AWS JSON 1.0 protocol, "Operation error serialization".
struct AWSErrorBody: Decodable {
    let type: String?
    let message: String?
    let reasons: [Reason]?
    let item: DynamoItem?

    struct Reason: Decodable {
        let code: String
        let message: String?
        let item: DynamoItem?

        enum CodingKeys: String, CodingKey {
            case code = "Code"
            case message = "Message"
            case item = "Item"
        }
    }

    enum CodingKeys: String, CodingKey {
        case type = "__type"
        case code
        case message
        case capitalMessage = "Message"
        case reasons = "CancellationReasons"
        case item = "Item"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        type =
            try container.decodeIfPresent(String.self, forKey: .type)
            ?? container.decodeIfPresent(String.self, forKey: .code)
        message =
            try container.decodeIfPresent(String.self, forKey: .message)
            ?? container.decodeIfPresent(String.self, forKey: .capitalMessage)
        reasons = try container.decodeIfPresent([Reason].self, forKey: .reasons)
        item = try container.decodeIfPresent(DynamoItem.self, forKey: .item)
    }
}

extension AWSError {
    /// The error that a response with a status of 300 or more says.
    init(_ response: HTTPResponse) {
        let value = try? JSONParser(limits: AWSJSONClient.responseLimits).parse(response.body)
        let body = value.flatMap { try? JSONValueDecoder().decode(AWSErrorBody.self, from: $0) }
        let name = body?.type ?? response.headers["x-amzn-errortype"] ?? "HTTP\(response.status)"
        self.init(
            code: Self.exceptionName(name), message: body?.message ?? "the service answered \(response.status)",
            status: response.status,
            cancellationReasons: body?.reasons?.map {
                CancellationReason(code: $0.code, message: $0.message, item: $0.item)
            },
            item: body?.item)
    }

    /// `com.amazonaws.dynamodb.v20120810#ThrottlingException:http://…` names `ThrottlingException`.
    private static func exceptionName(_ text: String) -> String {
        let withoutSuffix = text.prefix { $0 != ":" }
        return String(withoutSuffix.split(separator: "#").last ?? withoutSuffix)
    }
}
