/// Calls functions. The gateway, the event sources and the Invoke API all go through this one door.
package protocol Invoker: Sendable {
    /// Invokes a function and waits for its end.
    ///
    /// `function` is a name, `Stack/LogicalId`, an ARN or a partial ARN, with or without a qualifier.
    ///
    /// - Throws: `InvocationError` when there was no invocation at all: an unknown function, a payload over 6 MB, too
    ///   many concurrent executions. A function that fails is no error here but an `InvocationResult` with `failure`.
    func invoke(_ function: String, payload: [UInt8], options: InvocationOptions) async throws(InvocationError)
        -> InvocationResult
}

package struct InvocationOptions: Sendable {
    /// The base64 text of `X-Amz-Client-Context`.
    package var clientContext: String?
    /// The X-Ray header to hand on; nil makes a new trace.
    package var traceID: String?
    /// Known beforehand where the caller has told it to somebody already; nil makes a new one.
    package var requestID: String?

    package init(clientContext: String? = nil, traceID: String? = nil, requestID: String? = nil) {
        self.clientContext = clientContext
        self.traceID = traceID
        self.requestID = requestID
    }
}

/// How an invocation ended.
package struct InvocationResult: Sendable {
    package let requestID: String
    /// The function's result, or the error object `{"errorMessage", "errorType", …}` when `failure` is set.
    package let payload: [UInt8]
    package let failure: Failure?
    /// The last 4 KB of the invocation's log.
    package let logTail: [UInt8]
    /// Whether an execution environment was started for this invocation.
    package let isColdStart: Bool
    package let durationMilliseconds: Double

    package init(
        requestID: String, payload: [UInt8], failure: Failure? = nil, logTail: [UInt8] = [], isColdStart: Bool = false,
        durationMilliseconds: Double = 0
    ) {
        self.requestID = requestID
        self.payload = payload
        self.failure = failure
        self.logTail = logTail
        self.isColdStart = isColdStart
        self.durationMilliseconds = durationMilliseconds
    }

    /// What `X-Amz-Function-Error` says.
    package enum Failure: String, Sendable {
        case handled = "Handled"
        case unhandled = "Unhandled"
    }
}

/// Why a function was not invoked.
package struct InvocationError: Error, Sendable {
    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// AWS's names; the Invoke API puts them on the wire.
    package enum Code: String, Sendable {
        case resourceNotFound = "ResourceNotFoundException"
        case tooManyRequests = "TooManyRequestsException"
        case requestTooLarge = "RequestTooLargeException"
        case invalidRequestContent = "InvalidRequestContentException"
        case shuttingDown = "ServiceException"
    }
}
