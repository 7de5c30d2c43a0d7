import CurlTransport

extension PartnerReply {
    init(_ response: HTTPResponse, now: Timestamp) {
        let status = response.status
        switch status {
        case 200..<300:
            self = .accepted(status: status, confirmation: response.body)
        case 300..<400:
            let target = response.headers["Location"].flatMap(Self.origin).map { " to \($0)" } ?? ""
            self.init(.init(.redirected, "status \(status)\(target): redirects are not followed", status: status))
        case 408, 425, 429, 500...:
            let error = PartnerCommunicationError(
                status == 429 ? .throttled : .unavailable, "status \(status)", status: status)
            self.init(
                error, afterSeconds: response.headers["Retry-After"].flatMap { RetryAfter.seconds($0, now: now) })
        default:
            self.init(.init(.refused, "status \(status)", status: status))
        }
    }

    /// Where a URL leads to, without user, path and query: a partner may repeat in them what is secret in ours. Nil for a
    /// relative one, and for what cannot be shown.
    private static func origin(_ location: String) -> String? {
        guard let start = location.firstRange(of: "://") else { return nil }
        let scheme = location[..<start.lowerBound]
        let authority = location[start.upperBound...].prefix { !"/?#\\".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard ["http", "https"].contains(scheme.lowercased()), (1...hostBytesMax).contains(host.utf8.count),
            host.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
        else { return nil }
        return "\(scheme)://\(host)"
    }

    /// A name has at most 253 bytes, and a port six more.
    private static let hostBytesMax = 260
}
