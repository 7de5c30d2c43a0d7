/// What is known of a transfer that failed, beside libcurl's code.
struct TransferFailure {
    let peer: Peer
    let limits: HTTPRequest.Limits
    /// libcurl's own words.
    let detail: String
    /// `errno` of the call that failed, or zero.
    let systemError: Int32
    let wasConnected: Bool
    let bodyExceededLimit: Bool
}
