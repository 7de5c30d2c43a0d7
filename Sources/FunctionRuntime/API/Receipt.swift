/// What the Runtime API made of a response or an error that was posted to it.
///
/// Source: Lambda developer guide, "Using the Lambda runtime API", status codes of the response and error paths.
enum Receipt: Equatable, Sendable {
    case accepted
    /// 413: the result is over Lambda's limit (6 MB). The caller gets an error; the environment lives.
    case tooLarge
    /// 410: the invocation has timed out in the meantime.
    case timedOut
    /// Anything else that is no reason to end, such as 400 and 403.
    case refused(status: Int)
    /// 5xx: the environment is in a state that cannot be left; the runtime must end promptly.
    case fatal(status: Int)

    init(status: Int) {
        switch status {
        case 200, 202, 204: self = .accepted
        case 410: self = .timedOut
        case 413: self = .tooLarge
        case 500...: self = .fatal(status: status)
        default: self = .refused(status: status)
        }
    }
}
