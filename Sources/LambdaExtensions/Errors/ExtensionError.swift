/// Why an extension cannot go on, or was told wrongly.
public struct ExtensionError: Error, Sendable, CustomStringConvertible {
    public let code: Code
    public let message: String
    public let cause: (any Error)?
    public let fileID: String
    public let line: Int

    package init(
        _ code: Code, _ message: String, cause: (any Error)? = nil, fileID: String = #fileID, line: Int = #line
    ) {
        self.code = code
        self.message = message
        self.cause = cause
        self.fileID = fileID
        self.line = line
    }

    public enum Code: String, Sendable {
        /// The process was not started as a Lambda extension.
        case environmentIncomplete
        /// Nobody answers at `AWS_LAMBDA_RUNTIME_API`, or not any more.
        case apiUnreachable
        /// 400 or 403: a wrong name, an event that this kind of extension may not ask for, a call in the wrong phase.
        case refused
        /// 5xx: the environment is in a state that cannot be left; the extension must exit promptly.
        case apiFailed
        /// What Lambda answered is not what its documentation says.
        case malformedResponse
        /// Types, buffering or destination of a telemetry subscription that Lambda would refuse.
        case invalidSubscription
        /// The telemetry listener's port cannot be opened.
        case listenerFailed
        /// A batch of telemetry is no JSON array of events.
        case malformedTelemetry
    }

    public var description: String {
        cause.map { "\(code.rawValue): \(message): \($0)" } ?? "\(code.rawValue): \(message)"
    }
}
