import FoundationEssentials

/// A ClientRequestToken and what it stands for: within ten minutes, the same token with the same request is the same
/// transaction.
struct RequestToken: Sendable {
    static let validSeconds: Double = 600

    let token: String
    let fingerprint: Int64
    let now: Date

    /// - Parameter request: the request in a form that does not depend on the order of its members.
    init(_ token: String, for request: [UInt8], at now: Date) {
        self.token = token
        // FNV-1a: it tells a changed request from a repeated one; nobody gains by forging it.
        let hash = request.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        fingerprint = Int64(bitPattern: hash)
        self.now = now
    }
}
