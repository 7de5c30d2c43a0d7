package import FunctionRuntime
package import Logging

/// Which invocation of which function makes a change, for events, logs and metrics.
package struct FunctionInvocation: Sendable {
    package let function: String
    package let requestID: String
    /// When Lambda ends the invocation.
    package let deadline: Timestamp
    /// Carries the request id already.
    package let logger: Logger
    package let metrics: EMFMetrics

    package init(function: String, context: LambdaContext, logger: Logger, metrics: EMFMetrics) {
        self.function = function
        requestID = context.requestID
        deadline = Timestamp(millisecondsSince1970: context.deadlineMilliseconds)
        self.logger = logger
        self.metrics = metrics
    }
}
