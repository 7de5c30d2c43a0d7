package import Logging

/// Which invocation of which function makes a change, for events and logs.
package struct StageInvocation: Sendable {
    package let function: String
    package let requestID: String
    /// Carries the request id already.
    package let logger: Logger

    package init(function: String, requestID: String, logger: Logger) {
        self.function = function
        self.requestID = requestID
        self.logger = logger
    }
}
