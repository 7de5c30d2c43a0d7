import CurlTransport

extension PartnerReply {
    init(_ response: HTTPResponse, now: Timestamp) {
        let status = response.status
        switch status {
        case 200..<300:
            self = .accepted(status: status, confirmation: response.body)
        case 300..<400:
            let target = response.headers["Location"].map { " to \(Self.readable($0))" } ?? ""
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

    /// The beginning of a URL, without its query, which may have secrets, and without what is not readable.
    private static func readable(_ location: String) -> String {
        let beginning = location.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }.prefix(200)
        return String(decoding: beginning.map { (0x21...0x7e).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }
}
