package import FunctionRuntime
package import Logging

extension Logger {
    /// This logger with the ids of an invocation in every record.
    package func identified(by context: LambdaContext, correlationID: String? = nil) -> Logger {
        var logger = self
        logger[metadataKey: LogKey.functionRequestID] = .string(context.requestID)
        logger[metadataKey: LogKey.functionARN] = .string(context.invokedFunctionARN)
        if let traceID = context.traceID {
            logger[metadataKey: LogKey.traceID] = .string(XRayTraceHeader.rootText(in: traceID))
        }
        if let correlationID { logger[metadataKey: LogKey.correlationID] = .string(correlationID) }
        return logger
    }
}
