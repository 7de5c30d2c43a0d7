import FoundationEssentials
import Wire

/// What the service answered, read.
struct WireAnswer {
    let status: Int
    let headers: [String: String]
    let body: WireValue

    init(_ response: ServiceResponse) throws {
        status = response.status
        headers = response.headers
        body = try JSONDecoder().decode(WireValue.self, from: Data(response.body))
    }

    /// The error's shape without its namespace.
    var error: String? { body["__type"]?.text?.split(separator: "#").last.map(String.init) }
    var message: String? { body["message"]?.text }
    var queryError: String? { headers["x-amzn-query-error"] }

    var messages: [WireValue] { body["Messages"]?.elements ?? [] }
    /// Of the first message.
    var receiptHandle: String? { messages.first?["ReceiptHandle"]?.text }
}
