/// The keys of log records, as Powertools for AWS Lambda names them.
package enum LogKey {
    package static let functionName = "function_name"
    package static let functionRequestID = "function_request_id"
    package static let functionARN = "function_arn"
    package static let correlationID = "correlation_id"
    package static let traceID = "xray_trace_id"
    package static let coldStart = "cold_start"
    package static let exception = "exception"
    package static let exceptionName = "exception_name"
}
