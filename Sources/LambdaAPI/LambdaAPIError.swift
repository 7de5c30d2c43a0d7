/// Why a call to Lambda's API inside the environment did not do what it is for.
package struct LambdaAPIError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let cause: (any Error)?
    package let fileID: String
    package let line: Int

    package init(
        _ code: Code, _ message: String, cause: (any Error)? = nil, fileID: String = #fileID, line: Int = #line
    ) {
        self.code = code
        self.message = message
        self.cause = cause
        self.fileID = fileID
        self.line = line
    }

    package enum Code: String, Sendable {
        /// Nobody answers, or not any more.
        case unreachable
        /// 4xx: wrong name, wrong phase, too many extensions.
        case refused
        /// 5xx: the environment is in a state that cannot be left.
        case failed
        /// The answer is not what Lambda's documentation says.
        case malformedResponse
        /// No thread to wait on.
        case outOfResources
    }

    package var description: String {
        cause.map { "\(code.rawValue): \(message): \($0)" } ?? "\(code.rawValue): \(message)"
    }
}
