/// What API Gateway itself answers when no function does: a status and `{"message": …}`.
///
/// Observed of HTTP APIs: a function that fails or that answers in no known form gives 500, one that takes longer than
/// the integration waits, or that has no concurrency left, gives 503 (REST APIs give 502, 504 and 429).
package enum GatewayError: Error, Sendable, Equatable {
    case badRequest
    case forbidden
    case notFound
    /// A body over 10 MB, API Gateway's limit, or an event over what Lambda takes.
    case requestEntityTooLarge
    case internalServerError
    case serviceUnavailable

    var status: Int {
        switch self {
        case .badRequest: 400
        case .forbidden: 403
        case .notFound: 404
        case .requestEntityTooLarge: 413
        case .internalServerError: 500
        case .serviceUnavailable: 503
        }
    }

    var message: String {
        switch self {
        case .badRequest: "Bad Request"
        case .forbidden: "Forbidden"
        case .notFound: "Not Found"
        case .requestEntityTooLarge: "Request Entity Too Large"
        case .internalServerError: "Internal Server Error"
        case .serviceUnavailable: "Service Unavailable"
        }
    }

    package var response: GatewayResponse {
        GatewayResponse(
            status: status, headers: [("content-type", "application/json")],
            body: Array(#"{"message":"\#(message)"}"#.utf8))
    }
}
