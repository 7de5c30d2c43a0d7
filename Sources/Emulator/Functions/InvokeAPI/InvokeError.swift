import FoundationEssentials
import Wire

/// An error of the Lambda API as REST-JSON: the code in `x-amzn-ErrorType`, the text in the body.
struct InvokeError: Error {
    let code: String
    let message: String
    let status: Int

    init(_ code: String, _ message: String, status: Int) {
        self.code = code
        self.message = message
        self.status = status
    }

    init(_ error: InvocationError) {
        let status =
            switch error.code {
            case .resourceNotFound: 404
            case .tooManyRequests: 429
            case .requestTooLarge: 413
            case .invalidRequestContent: 400
            case .shuttingDown: 500
            }
        self.init(error.code.rawValue, error.message, status: status)
    }

    /// The shapes differ in the member's spelling: `Message` or `message`. Source: botocore's model of Lambda.
    var response: ServiceResponse {
        let isCapital = Self.capitalCodes.contains(code)
        var members = ["Type": status < 500 ? "User" : "Service", isCapital ? "Message" : "message": message]
        if code == "TooManyRequestsException" { members["Reason"] = "ConcurrentInvocationLimitExceeded" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ServiceResponse(
            status: status, headers: ["content-type": "application/json", "x-amzn-errortype": code],
            body: (try? Array(encoder.encode(members))) ?? [])
    }

    private static let capitalCodes: Set<String> = [
        "ResourceInUseException", "ResourceNotFoundException", "ServiceException",
    ]
}
