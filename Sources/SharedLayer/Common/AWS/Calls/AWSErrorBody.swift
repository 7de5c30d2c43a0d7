package import CurlTransport
import JSONCoding

/// The body of an error in AWS JSON and REST-JSON.
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

    /// A member that is not as it should be is as good as none: the rest of the error must still be told.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) -> String? { try? container.decodeIfPresent(String.self, forKey: key) }
        type = text(.type) ?? text(.code)
        message = text(.message) ?? text(.capitalMessage)
        reasons = try? container.decodeIfPresent([Reason].self, forKey: .reasons)
        item = try? container.decodeIfPresent(DynamoItem.self, forKey: .item)
    }
}

extension AWSError {
    private static let errorBytesMax = 16 << 20

    /// The error that a response with a status of 300 or more says in JSON, or in its header fields.
    package init(jsonResponse response: HTTPResponse) {
        let body =
            response.body.count <= Self.errorBytesMax
            ? try? JSONCoder.decode(AWSErrorBody.self, from: response.body) : nil
        // A service that once spoke the query protocol keeps its old codes in a field of their own.
        let name =
            response.headers["x-amzn-query-error"].map { String($0.prefix { $0 != ";" }) }
            ?? body?.type ?? response.headers["x-amzn-errortype"] ?? ""
        let code = Self.exceptionName(name)
        self.init(
            code: code.isEmpty ? "HTTP\(response.status)" : code,
            message: body?.message ?? "the service answered \(response.status)", status: response.status,
            requestID: response.headers["x-amzn-requestid"] ?? response.headers["x-amz-request-id"],
            cancellationReasons: body?.reasons?.map {
                CancellationReason(code: $0.code, message: $0.message, item: $0.item)
            },
            item: body?.item)
    }

    /// The error that a response with a status of 300 or more says in the query protocol's XML.
    package init(queryResponse response: HTTPResponse) {
        let root = try? XMLReader.read(response.body, limits: AWSQueryClient.responseLimits)
        let error = root?["Error"]
        let code = error?["Code"]?.text ?? ""
        self.init(
            code: code.isEmpty ? "HTTP\(response.status)" : code,
            message: error?["Message"]?.text ?? "the service answered \(response.status)", status: response.status,
            requestID: root?["RequestId"]?.text ?? response.headers["x-amzn-requestid"])
    }

    /// `com.amazonaws.dynamodb.v20120810#ThrottlingException:http://…` names `ThrottlingException`.
    private static func exceptionName(_ text: String) -> String {
        let withoutSuffix = text.prefix { $0 != ":" }
        return String(withoutSuffix.split(separator: "#").last ?? withoutSuffix)
    }
}
