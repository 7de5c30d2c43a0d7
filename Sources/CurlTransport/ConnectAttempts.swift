/// The addresses to try for one request, within its total timeout.
///
/// A request that pins none is one attempt, for which libcurl resolves the name.
struct ConnectAttempts {
    private let request: HTTPRequest
    private let start = ContinuousClock.now
    private var addresses: ArraySlice<String?>

    init(_ request: HTTPRequest) {
        self.request = request
        addresses = request.pinnedAddresses.isEmpty ? [nil] : request.pinnedAddresses.map(Optional.some)[...]
    }

    /// The request with what is left of its total timeout, and where to connect. Call it once before the first attempt
    /// and again when `isWorthAnother` says so.
    mutating func next() throws(TransportError) -> (request: HTTPRequest, address: String?) {
        guard let address = addresses.popFirst() else {
            throw TransportError(
                .connectionRefused, "none of the pinned addresses of \(Peer(of: request)) is left to try")
        }
        var request = request
        if let total = request.limits.totalTimeoutMilliseconds {
            let spent = Int((ContinuousClock.now - start) / .milliseconds(1))
            guard spent < total else {
                throw TransportError(.timedOut, "\(Peer(of: request)) gave no whole response within \(total) ms")
            }
            request.limits.totalTimeoutMilliseconds = total - spent
        }
        return (request, address)
    }

    /// Nothing was sent when no connection came about, so the next address may be tried.
    func isWorthAnother(after error: TransportError) -> Bool {
        !addresses.isEmpty && (error.code == .connectionRefused || error.code == .connectTimedOut)
    }
}
