import FoundationEssentials

/// The error that a runtime reports in the middle of a streamed response, in the trailers of the request.
///
/// Source: AWS Lambda developer guide, "Implementing response streaming in a custom runtime". AWS's own runtime client for
/// Node.js writes the body as base64 of the error's JSON.
struct StreamError: Sendable, Equatable {
    let errorType: String
    /// The error's JSON.
    let body: [UInt8]

    static let typeTrailer = "lambda-runtime-function-error-type"
    static let bodyTrailer = "lambda-runtime-function-error-body"

    /// Nil when the trailers tell of no error; a body that is no base64 is taken as it is.
    init?(trailers: [String: String]) {
        guard let type = trailers[Self.typeTrailer], !type.isEmpty else { return nil }
        errorType = type
        let text = trailers[Self.bodyTrailer] ?? ""
        if text.isEmpty {
            body = FunctionError(type, "").payload
        } else {
            body = Data(base64Encoded: text).map { [UInt8]($0) } ?? Array(text.utf8)
        }
    }
}
