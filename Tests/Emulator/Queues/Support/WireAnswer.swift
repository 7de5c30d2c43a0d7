import TestSupport
import Wire

/// What the service answered, read.
struct WireAnswer {
    let status: Int
    let headers: [String: String]
    let body: JSON

    init(_ response: ServiceResponse) throws {
        status = response.status
        headers = response.headers
        body = try JSON(response.body)
    }

    /// The error's shape without its namespace.
    var error: String? { body["__type"]?.string?.split(separator: "#").last.map(String.init) }
    var message: String? { body["message"]?.string }
    var queryError: String? { headers["x-amzn-query-error"] }

    var messages: [JSON] { body["Messages"]?.elements ?? [] }
    /// Of the first message.
    var receiptHandle: String? { messages.first?["ReceiptHandle"]?.string }
}
