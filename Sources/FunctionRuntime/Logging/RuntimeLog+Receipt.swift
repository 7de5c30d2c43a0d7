extension RuntimeLog {
    /// Says why a result was not taken, where it was not.
    func unaccepted(_ receipt: Receipt, requestID: String) {
        switch receipt {
        case .accepted:
            break
        case .tooLarge:
            error("the result is over Lambda's limit of 6 MB and was refused", ["requestId": requestID])
        case .timedOut:
            error("the result came after the invocation had timed out", ["requestId": requestID])
        case .refused(let status), .fatal(let status):
            error("the Runtime API refused the result", ["requestId": requestID, "status": "\(status)"])
        }
    }
}
