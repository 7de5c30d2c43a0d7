/// The keys of log records, as Powertools for AWS Lambda names them.
package enum LogKey {
    package static let level = "level"
    package static let location = "location"
    package static let message = "message"
    package static let timestamp = "timestamp"
    package static let service = "service"
    package static let samplingRate = "sampling_rate"
    package static let coldStart = "cold_start"
    package static let functionName = "function_name"
    package static let functionMemorySize = "function_memory_size"
    package static let functionARN = "function_arn"
    package static let functionRequestID = "function_request_id"
    package static let correlationID = "correlation_id"
    package static let traceID = "xray_trace_id"
    package static let exception = "exception"
    package static let exceptionName = "exception_name"
    /// True in a record that was longer than a log event may be.
    package static let truncated = "truncated"

    /// What the handler itself writes, and no metadata can take the place of.
    static let own: Set<String> = [level, location, message, timestamp, service, samplingRate, coldStart, truncated]
    /// What the invocation gives, unless metadata says otherwise.
    static let invocation: Set<String> = [
        functionName, functionMemorySize, functionARN, functionRequestID, correlationID, traceID,
    ]
}
