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
    /// The trace that the invocation is part of, as X-Ray's header says it.
    package let traceHeader: String?
    /// What joins the log records of one request over all functions.
    package let correlationID: String?

    /// - Parameter traceHeader: the trace of the message that is worked on; nil for the invocation's own.
    package init(
        function: String, context: LambdaContext, logger: Logger, metrics: EMFMetrics, traceHeader: String? = nil,
        correlationID: String? = nil
    ) {
        self.function = function
        requestID = context.requestID
        deadline = Timestamp(millisecondsSince1970: context.deadlineMilliseconds)
        self.logger = logger
        self.metrics = metrics
        self.traceHeader = traceHeader ?? context.traceID
        self.correlationID = correlationID
    }
}
