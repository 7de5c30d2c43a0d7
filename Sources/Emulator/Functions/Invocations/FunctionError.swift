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

    /// What ended the environment, such as `Runtime.ExitError` and `Runtime exited with error: exit status 1`.
    static func fatal(requestID: String, _ type: String, _ reason: String) -> FunctionError {
        FunctionError(type, "RequestId: \(requestID) Error: \(reason)")
    }

    static let runtimeExit = "Runtime.ExitError"
    static let invalidEntrypoint = "Runtime.InvalidEntrypoint"
    static let extensionCrash = "Extension.Crash"
    static let extensionLaunchError = "Extension.LaunchError"

    static let responseTooLarge = tooLarge(bytesMax: InvocationLimits.responseBytesMax)

    static let streamTooLarge = tooLarge(bytesMax: InvocationLimits.streamedResponseBytesMax)

    static func truncated(requestID: String) -> FunctionError {
        fatal(requestID: requestID, "Runtime.TruncatedResponse", "The response ended before it was complete")
    }

    static func invalidResponseMode(requestID: String) -> FunctionError {
        fatal(requestID: requestID, "Runtime.InvalidResponseModeHeader", "Invalid function response mode")
    }

    /// What the platform's log says of an error type: those that do not look like AWS's own are `Unknown` there.
    ///
    /// Source: AWS's Runtime Interface Emulator (fatalerror).
    static func logged(_ type: String?) -> String {
        guard let type else { return "Runtime.Unknown" }
        if type.contains(/(Runtime|Function)\.[A-Z][a-zA-Z]+/) { return type }
        return type.hasPrefix("Function.") ? "Function.Unknown" : "Runtime.Unknown"
    }

    private static func tooLarge(bytesMax: Int) -> FunctionError {
        FunctionError(
            "Function.ResponseSizeTooLarge",
            "Response payload size exceeded maximum allowed payload size (\(bytesMax) bytes).")
    }
}
