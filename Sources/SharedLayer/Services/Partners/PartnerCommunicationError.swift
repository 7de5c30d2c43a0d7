/// Why a message was not sent, or not taken. It never carries a secret, a body or a query.
package struct PartnerCommunicationError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    package let message: String
    /// Of the partner's answer, when one came.
    package let status: Int?

    package init(_ code: Code, _ message: String, status: Int? = nil) {
        self.code = code
        self.message = message
        self.status = status
    }

    package enum Code: String, Sendable, Codable, CaseIterable {
        /// A setting of ours is wrong.
        case invalidConfiguration
        case invalidURL
        /// The host is, or its name leads to, an address inside of our network. Nothing was sent.
        case blockedAddress
        case blockedPort
        /// The host's name does not resolve: a later try may work.
        case nameNotResolved
        case messageTooLarge
        /// A header field that cannot be sent, or a client certificate that cannot be read.
        case invalidMessage
        case signingFailed
        /// The endpoint has failed too often: nothing was sent.
        case circuitOpen
        /// So many deliveries are under way to this endpoint that no more wait. Nothing was sent.
        case bulkheadFull
        /// Too little time was left before the deadline. Nothing was sent.
        case deadlineReached
        case cancelled
        case connectionFailed
        case timedOut
        /// The partner hung up before its answer was whole: it may have taken the message.
        case connectionLost
        case tlsFailed
        /// What came was no HTTP.
        case malformedAnswer
        /// 3xx: redirects are not followed.
        case redirected
        /// 4xx but 408, 425 and 429.
        case refused
        /// 429.
        case throttled
        /// 408, 425 or 5xx.
        case unavailable
        /// We are out of memory or files, or something that has no other name.
        case failed
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
