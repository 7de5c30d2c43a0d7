import FoundationEssentials

/// An error that the platform, not the function's code, gives as an invocation's result: `{"errorMessage", "errorType"}`.
///
/// Source of types and texts: AWS's Runtime Interface Emulator (fatalerror, interop) and answers of AWS itself.
struct FunctionError: Sendable, Equatable, Codable {
    let errorType: String
    let errorMessage: String

    init(_ errorType: String, _ errorMessage: String) {
        self.errorType = errorType
        self.errorMessage = errorMessage
    }

    /// The object as the invocation's payload.
    var payload: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? Array(encoder.encode(self))) ?? Array(#"{"errorType":"Runtime.Unknown"}"#.utf8)
    }

    static func timedOut(requestID: String, timeoutSeconds: Int) -> FunctionError {
        FunctionError(
            "Sandbox.Timedout", "RequestId: \(requestID) Error: Task timed out after \(timeoutSeconds).00 seconds")
    }

    static func exited(requestID: String, _ termination: ProcessTermination) -> FunctionError {
        FunctionError("Runtime.ExitError", "RequestId: \(requestID) Error: \(termination.reason)")
    }

    static func invalidEntrypoint(requestID: String, _ reason: String) -> FunctionError {
        FunctionError("Runtime.InvalidEntrypoint", "RequestId: \(requestID) Error: \(reason)")
    }

    static let responseTooLarge = FunctionError(
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size (\(InvocationLimits.responseBytesMax) bytes).")
}
