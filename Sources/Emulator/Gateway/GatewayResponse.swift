/// What the caller of an API gets.
package struct GatewayResponse: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer of the gateway's own, in API Gateway's form.
    static func message(_ status: Int, _ text: String) -> GatewayResponse {
        GatewayResponse(
            status: status, headers: [("content-type", "application/json")],
            body: Array(#"{"message":"\#(text)"}"#.utf8))
    }

    static let notFound = message(404, "Not Found")
    package static let requestEntityTooLarge = message(413, "Request Entity Too Large")
    static let internalServerError = message(500, "Internal Server Error")
    static let serviceUnavailable = message(503, "Service Unavailable")
}
