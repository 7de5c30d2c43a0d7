/// Why the runtime cannot go on: the process ends, and Lambda starts another environment when it needs one.
struct RuntimeError: Error, CustomStringConvertible {
    let code: Code
    let message: String
    let cause: (any Error)?
    let fileID: String
    let line: Int

    init(
        _ code: Code, _ message: String, cause: (any Error)? = nil, fileID: String = #fileID, line: Int = #line
    ) {
        self.code = code
        self.message = message
        self.cause = cause
        self.fileID = fileID
        self.line = line
    }

    enum Code: String, Sendable {
        /// The process was not started as a Lambda function.
        case environmentIncomplete
        /// The Runtime API does not answer.
        case runtimeAPIUnreachable
        /// The Runtime API answered what leaves no way on.
        case runtimeAPIFailed
        /// The handler could not be made.
        case initFailed
    }

    var description: String {
        cause.map { "\(code.rawValue): \(message): \($0)" } ?? "\(code.rawValue): \(message)"
    }
}
