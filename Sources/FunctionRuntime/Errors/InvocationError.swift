/// An invocation that fails in the runtime, before or after the function's own code.
struct InvocationError: ReportableError, Equatable {
    let code: Code
    let errorMessage: String

    enum Code: String, Sendable {
        /// `_HANDLER` names no function of this bootstrap.
        case handlerNotFound = "Runtime.HandlerNotFound"
        /// The Runtime API's header fields cannot be read.
        case malformedInvocation = "Runtime.MalformedInvocation"
        case eventNotDecodable = "Runtime.EventNotDecodable"
        case resultNotEncodable = "Runtime.ResultNotEncodable"
    }

    var errorType: String { code.rawValue }
}
